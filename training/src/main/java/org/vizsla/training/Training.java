package org.vizsla.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.training.tracker.WarmUpTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Trains by stochastic gradient descent, one epoch at a time; the learning rate grows over the first epoch and then falls along a cosine to zero. */
final class Training implements AutoCloseable {
    private static final float MOMENTUM = 0.9f;
    private static final float WEIGHT_DECAY = 5e-4f;
    private static final float DROPOUT = 0.3f;
    private static final float SMALLEST_RATE = 1e-4f;

    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
    private final Loss loss = Loss.softmaxCrossEntropyLoss();
    private final SplittableRandom random;
    private final Batches scenes;
    private final TrainedAlexNet network;
    private final Optimizer optimizer;

    Training(Batches scenes, int epochs, float rate, long seed) {
        engine.setRandomSeed((int) seed);
        random = new SplittableRandom(seed);
        this.scenes = scenes;
        network = new TrainedAlexNet(manager, SceneSet.CLASSES, DROPOUT, random.nextLong());
        int warmUp = scenes.count();
        Tracker rates = Tracker.warmUp()
                .optWarmUpMode(WarmUpTracker.Mode.LINEAR)
                .optWarmUpBeginValue(rate / 10)
                .optWarmUpSteps(warmUp)
                .setMainTracker(Tracker.cosine()
                        .setBaseValue(rate)
                        .optFinalValue(SMALLEST_RATE)
                        .setMaxUpdates(Math.max(1, (epochs - 1) * scenes.count()))
                        .build())
                .build();
        optimizer = Optimizer.sgd()
                .setLearningRateTracker(rates)
                .optMomentum(MOMENTUM)
                .optWeightDecays(WEIGHT_DECAY)
                .build();
    }

    TrainedAlexNet network() {
        return network;
    }

    /** Goes through all scenes once, in a new order; returns the mean loss. */
    double epoch() {
        Batches order = scenes.shuffled(random);
        double sum = 0;
        for (int batch = 0; batch < order.count(); batch++) {
            sum += step(order, batch);
        }
        return sum / order.count();
    }

    private double step(Batches order, int batch) {
        try (NDManager pass = manager.newSubManager()) {
            NDArray pictures = order.varied(pass, batch, random);
            NDArray labels = pass.create(order.labels(batch));
            double value;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray error = loss.evaluate(new NDList(labels), new NDList(network.scores(pictures, true)));
                error.attach(pass);
                collector.backward(error);
                value = error.getFloat();
            }
            network.parameters().forEach((name, parameter) -> {
                try (NDArray gradient = parameter.getGradient()) {
                    optimizer.update(name, parameter, gradient);
                    gradient.subi(gradient);
                }
            });
            return value;
        }
    }

    /** The network's answers for scenes. */
    List<Answer> answers(Batches scenes) {
        List<Answer> answers = new ArrayList<>();
        for (int batch = 0; batch < scenes.count(); batch++) {
            try (NDManager pass = manager.newSubManager()) {
                NDArray scores = network.scores(scenes.pictures(pass, batch), false);
                scores.attach(pass);
                answers.addAll(Answer.all(scores.toFloatArray(), scenes.labels(batch)));
            }
        }
        return answers;
    }

    @Override
    public void close() {
        manager.close();
    }
}
