package org.vizsla.report.page;

import org.vizsla.models.Model;
import org.vizsla.models.answer.Answer;
import org.vizsla.render.explanation.Signs;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ScoredClass;

/** What maps of an entry answer: about the network's own answer why it gave it, about another class what would speak for it. */
public final class Question {
    private Question() {}

    public static String of(Model model, ExplainedEntry entry) {
        String name = entry.target().name();
        if (model.rival().isPresent()) {
            return "Why “" + name + "” rather than “"
                    + model.labels().name(model.rival().get()) + "”?";
        }
        return isAnswer(model.answer(), entry)
                ? "Why did the network say “" + name + "”?"
                : "What speaks for “" + name + "”?";
    }

    /** What the two signs of a map mean. */
    public static Signs signs(Model model, ExplainedEntry entry) {
        String target = "speaks for “" + entry.target().name() + "”";
        if (model.rival().isPresent()) {
            return new Signs(
                    target, "speaks for “" + model.labels().name(model.rival().get()) + "”");
        }
        return switch (model.answer()) {
            case SIDES, NUMBER ->
                new Signs(
                        target,
                        "speaks for “" + model.labels().name(1 - entry.target().index()) + "”");
            case CLASSES, LABELS -> new Signs(target, "speaks against it");
        };
    }

    /** What the two signs of maps of several answers mean. */
    static Signs signs(Model model) {
        String positive = "speaks for the answer named with the map";
        return model.rival()
                .map(rival ->
                        new Signs(positive, "speaks for “" + model.labels().name(rival) + "”"))
                .orElse(new Signs(
                        positive,
                        model.answer() == Answer.SIDES || model.answer() == Answer.NUMBER
                                ? "speaks for the other side"
                                : "speaks against it"));
    }

    /** What the target is among the network's answers: {@code class 3}. */
    static String role(Model model, ExplainedEntry entry) {
        return switch (model.answer()) {
            case CLASSES -> "class " + entry.target().index();
            case LABELS -> "label " + entry.target().index();
            case SIDES -> "one of two sides";
            case NUMBER -> "a number";
        };
    }

    private static boolean isAnswer(Answer answer, ExplainedEntry entry) {
        ScoredClass target = entry.target();
        return switch (answer) {
            case CLASSES, SIDES ->
                !entry.ranking().isEmpty() && entry.ranking().get(0).index() == target.index();
            case LABELS -> target.probability() >= 0.5;
            case NUMBER -> false;
        };
    }
}
