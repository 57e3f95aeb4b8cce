package org.vizsla.explain.unit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.field.Field;
import org.vizsla.explain.field.ReceptiveFields;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.unit.arithmetic.Arithmetic;
import org.vizsla.explain.unit.arithmetic.Arithmetics;
import org.vizsla.explain.unit.arithmetic.Join;
import org.vizsla.explain.unit.arithmetic.Origin;
import org.vizsla.explain.unit.arithmetic.Steps;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;

/**
 * The units of a network for images: the stages of the network, what a layer's channels show, and where each single value comes from. Safe to use from several threads.
 *
 * <p>It stays open for many images. The part of the network before a layer is compiled when the layer is first looked at. Values are kept for the layers and images looked at last, within {@value #KEPT}
 * bytes, so that another unit of the same layer and image is arithmetic alone.
 */
public final class Units implements AutoCloseable {
    /** Bytes of values that are kept. */
    static final long KEPT = 1 << 26;

    /** How many stages a network has at most. */
    public static final int STAGES = 40;

    private final Layers layers;
    private final Steps steps;
    private final Arithmetics arithmetics;
    private final ReceptiveFields fields;
    private final LayerValues values;
    private final Map<String, Channels> known = new ConcurrentHashMap<>();
    private volatile @Nullable List<Stage> stages;

    private Units(Model model, SessionSettings settings) {
        this.layers = new Layers(model);
        this.steps = Steps.of(layers);
        this.arithmetics = new Arithmetics(steps);
        this.fields = new ReceptiveFields(model);
        this.values = new LayerValues(layers, arithmetics, settings, KEPT);
    }

    /** Opens a network; nothing is compiled yet. */
    public static Units open(Model model, SessionSettings settings) {
        return new Units(model, settings);
    }

    /** The network. */
    public Model model() {
        return layers.model();
    }

    /** The layers of the network that a person would look at, in their order, {@value #STAGES} at most. */
    public List<Stage> stages() {
        List<Stage> found = stages;
        if (found == null) {
            found = new StageStrip(layers, steps).stages(STAGES);
            stages = found;
        }
        return found;
    }

    /**
     * The values of a layer for an image.
     *
     * @param layer its name
     * @param image preprocessed, FLOAT32 {@code [1, C, H, W]}
     * @throws VizslaException if there is no such layer
     * @throws NotApplicableException if the channels and places of its values are not known
     */
    public Activations activations(String layer, Tensor image, Cancellation cancellation) {
        Channels channels = channels(layer);
        Tensor value =
                values.of(channels, image, cancellation).get(channels.layer().value());
        return Activations.of(channels, value);
    }

    /**
     * What each channel of a layer contributes to the score of a class: the gradient of the score times the value, summed over all places.
     *
     * @param layer its name
     * @param image preprocessed, FLOAT32 {@code [1, C, H, W]}
     * @param target the class, from 0
     * @throws VizslaException if there is no such layer or class
     * @throws NotApplicableException if the channels and places of its values are not known
     */
    public float[] contributions(String layer, Tensor image, int target, Cancellation cancellation) {
        if (target < 0 || target >= model().classes()) {
            throw new VizslaException(
                    "there is no class " + target + "; classes go from 0 to " + (model().classes() - 1));
        }
        return values.contributions(channels(layer), image, target, cancellation);
    }

    /**
     * One value of a layer, and where it comes from.
     *
     * @param layer its name
     * @param channel from 0
     * @param y row in the channel
     * @param x column in the channel
     * @param image preprocessed, FLOAT32 {@code [1, C, H, W]}
     * @throws VizslaException if there is no such layer, channel or place
     * @throws NotApplicableException if the channels and places of its values are not known
     */
    public Unit unit(String layer, int channel, int y, int x, Tensor image, Cancellation cancellation) {
        Channels channels = channels(layer);
        int element = element(channels, channel, y, x);
        Tensors computed = values.of(channels, image, cancellation);
        Layer looked = channels.layer();
        Function<String, Tensor> read = source -> source.equals(model().input()) ? image : computed.get(source);
        Origin origin = Origin.of(steps, looked.value(), element);
        Arithmetic arithmetic = arithmetics.of(origin.value(), origin.scaling() != null);
        Optional<Terms> terms = Optional.ofNullable(arithmetic)
                .map(known -> Terms.of(
                        layers.nameOf(known.source()),
                        known.at(origin.element(), read.apply(known.source()).floatBuffer()),
                        origin.affine()));
        double value = computed.get(looked.value()).floatBuffer().get(element);
        String operator = origin.operator(arithmetic);
        UnitWords words = new UnitWords(value, origin.after());
        Join join = Join.of(origin.value(), steps);
        return new Unit(
                looked.name(),
                channel,
                y,
                x,
                value,
                operator,
                origin.after(),
                fields.of(looked, element),
                terms,
                terms.map(known -> words.of(known, operator))
                        .orElseGet(() -> join == null
                                ? words.of(operator)
                                : words.of(join.parts(origin.element(), read), join.sign())));
    }

    /**
     * The part of the network's input that a unit can depend on.
     *
     * @param layer its name
     * @throws VizslaException if there is no such layer, channel or place
     */
    public Field field(String layer, int channel, int y, int x) {
        Channels channels = channels(layer);
        return fields.of(channels.layer(), element(channels, channel, y, x));
    }

    private Channels channels(String layer) {
        return known.computeIfAbsent(layer, name -> Channels.of(layers, layers.named(name)));
    }

    private static int element(Channels channels, int channel, int y, int x) {
        if (y < 0 || y >= channels.height() || x < 0 || x >= channels.width()) {
            throw new VizslaException("there is no place (" + y + ", " + x + ") in layer '"
                    + channels.layer().name() + "', whose channels are " + channels.height() + " x "
                    + channels.width());
        }
        return channels.index(channels.checked(channel), y * channels.width() + x);
    }

    @Override
    public void close() {
        values.close();
    }
}
