package org.vizsla.report.page;

import org.vizsla.models.Model;
import org.vizsla.models.answer.Answer;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ScoredClass;

/** What maps of an entry answer: about the network's own answer why it gave it, about another class what would speak for it. */
final class Question {
    private Question() {}

    static String of(Model model, ExplainedEntry entry) {
        String name = entry.target().name();
        if (model.rival().isPresent()) {
            return "Why “" + name + "” rather than “"
                    + model.labels().name(model.rival().get()) + "”?";
        }
        return isAnswer(model.answer(), entry)
                ? "Why did the network say “" + name + "”?"
                : "What speaks for “" + name + "”?";
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
