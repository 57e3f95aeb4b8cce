package org.vizsla.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Target;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;

/**
 * Explains one source after the other, and writes the files and pages of each.
 *
 * @param call seed and listener of all calls
 * @param out the folder for all
 */
record ExplanationWork(
        Model model,
        Preprocessing preprocessing,
        Explainer explainer,
        Call call,
        List<AttributionMethod> methods,
        Report report,
        ExplanationPages pages,
        Path out) {

    /**
     * What is asked about a source.
     *
     * @param folder of its files, relative to the folder of all; empty where that is the same
     * @param input preprocessed, {@code [N, C, H, W]}
     * @param targets a class for each entry
     */
    record Question(Source source, String folder, Tensor input, List<Target> targets) {
        /** The same question about one picture for each of several classes. */
        static Question ofClasses(Source source, String folder, Tensor picture, List<Target> targets) {
            float[] values = picture.floats();
            float[] all = new float[Math.multiplyExact(values.length, targets.size())];
            for (int i = 0; i < targets.size(); i++) {
                System.arraycopy(values, 0, all, i * values.length, values.length);
            }
            Shape one = picture.shape();
            Shape batch = Shape.of(targets.size(), one.size(1), one.size(2), one.size(3));
            return new Question(source, folder, Tensor.ofFloats(batch, all), targets);
        }
    }

    /**
     * What was done.
     *
     * @param result as {@code result.json} holds it
     * @param lines for people, one an entry
     * @param notices which maps have nothing to see, and why
     */
    record Done(
            Map<String, Object> result, List<String> lines, List<String> notices, Map<String, String> notApplicable) {}

    /**
     * Explains a source and writes all about it; {@code result.json} comes last.
     *
     * @param raw whether arrays are written too
     */
    Done explain(Question question, boolean raw) {
        long start = System.nanoTime();
        Source source = question.source();
        Path folder = out.resolve(question.folder());
        Explanation explanation = explainer.explain(question.input(), call.withTargets(question.targets()));
        for (float score : explanation.scores().floats()) {
            if (!Float.isFinite(score)) {
                throw new VizslaException("the network's scores for " + source.name() + " are not finite (one is "
                        + score + "), so there is nothing to explain");
            }
        }
        List<Optional<Truth>> truths = explanation.targets().stream()
                .map(target -> Truth.about(source, target, model, preprocessing))
                .toList();
        ExplanationFiles files = new ExplanationFiles(model, question.input(), explanation, truths, folder);
        ExplanationPages.Explained explained =
                new ExplanationPages.Explained(source, question.folder(), explanation, files);
        Map<String, Object> result = report.of(source, preprocessing);
        if (truths.size() == 1) {
            truths.get(0).ifPresent(known -> result.put("truth", known.entry()));
        }
        result.put("entries", entries(explanation, truths));
        result.put("seed", call.seed());
        pages.begin(folder);
        files.write(methods, raw, row -> pages.add(explained, row, report));
        result.put("methods", new MethodResults(explanation, files).of(methods));
        result.put("seconds", Report.secondsSince(start));
        Report.write(folder.resolve("result.json"), result);
        return new Done(
                result, lines(source, explanation, folder), notices(source, files), explanation.notApplicable());
    }

    private List<Map<String, Object>> entries(Explanation explanation, List<Optional<Truth>> truths) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int row = 0; row < truths.size(); row++) {
            Tensor scores = explanation.scores().rows(row, 1);
            float[] probabilities = report.probabilities(scores);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("target", report.entry(explanation.targets().get(row), scores, probabilities));
            entry.put("top", report.top(scores, probabilities));
            if (truths.size() > 1) {
                truths.get(row).ifPresent(known -> entry.put("truth", known.entry()));
            }
            entries.add(entry);
        }
        return entries;
    }

    private List<String> notices(Source source, ExplanationFiles files) {
        List<String> notices = new ArrayList<>();
        for (int row = 0; row < files.rows(); row++) {
            String name = entryName(source, row, files.rows());
            for (AttributionMethod method : methods) {
                Optional.ofNullable(files.drawn(row).get(method.name()))
                        .flatMap(DrawnMap::notice)
                        .ifPresent(notice -> notices.add(name + ": " + method.name() + ": " + notice));
            }
        }
        return notices;
    }

    private static String entryName(Source source, int row, int rows) {
        return source.isArray() && rows > 1 ? source.name() + "[" + row + "]" : source.name();
    }

    private List<String> lines(Source source, Explanation explanation, Path folder) {
        List<String> lines = new ArrayList<>();
        int rows = explanation.targets().size();
        for (int row = 0; row < rows; row++) {
            int index = explanation.targets().get(row);
            Tensor scores = explanation.scores().rows(row, 1);
            float probability = report.probabilities(scores)[index];
            String answer = Float.isNaN(probability)
                    ? String.format(Locale.ROOT, "score %.4g", scores.floats()[index])
                    : String.format(Locale.ROOT, "%.1f %%", 100 * probability);
            String name = entryName(source, row, rows);
            String className = model.labels().name(index);
            lines.add(String.format(Locale.ROOT, "%s: %s (%d), %s  -> %s", name, className, index, answer, folder));
        }
        return lines;
    }
}
