package org.dudao.opinion;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dudao.model.ModelProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The batch work of the page 群众意见: completes the tasks of several opinions, all or none. */
@Service
@Transactional
class OpinionBatchService {

    /** The limit of one transaction, as each opinion is a task of the engine. */
    static final int BATCH_LIMIT = OpinionListQuery.PAGE_SIZE;

    private final OpinionService opinions;
    private final OpinionAccess access;
    private final OpinionWorkflow workflow;
    private final SortingValidator validator;

    OpinionBatchService(
            OpinionService opinions, OpinionAccess access, OpinionWorkflow workflow, SortingValidator validator) {
        this.opinions = opinions;
        this.access = access;
        this.workflow = workflow;
        this.validator = validator;
    }

    /** One opinion of a batch with its sorting. */
    record NumberedChoice(long number, SortingChoice choice) {}

    /**
     * Sorts in the order of the numbers, so that two people with the same page do not deadlock.
     *
     * @return the number of sorted opinions
     */
    int sort(List<NumberedChoice> items, String login) {
        requireBatchSize(items.size());
        var scope = access.of(login);
        var ordered = items.stream()
                .sorted(Comparator.comparingLong(NumberedChoice::number))
                .toList();
        for (var item : ordered) {
            var opinion = heldBy(scope, item.number());
            check(item, opinion);
            workflow.complete(opinion, login, values(item.choice()), ModelProperties.BATCH_SORTING);
        }
        return items.size();
    }

    /** @throws OpinionRefusal naming the opinion */
    private void check(NumberedChoice item, Opinion opinion) {
        try {
            validator.check(item.choice(), opinion.unit());
        } catch (OpinionRefusal refused) {
            throw OpinionRefusal.wrong("第%d号意见：%s".formatted(item.number(), refused.reason()));
        }
    }

    private static Map<String, Object> values(SortingChoice choice) {
        var values = new HashMap<String, Object>();
        values.put("kind", choice.kind() == null ? "" : choice.kind().name());
        values.put(
                "concerns", choice.concerns() == null ? "" : choice.concerns().name());
        values.put("leaders", choice.leaders());
        values.put("handlerUnit", choice.handlerUnit());
        values.put("above", choice.above());
        values.put("sortingWords", choice.words());
        return values;
    }

    /**
     * Gives one answer to several similar opinions. The person's group must have heard them and act on them.
     *
     * @param feedback how the answer was fed back; null when it was not
     * @return the number of answered opinions
     */
    int answer(List<Long> numbers, String answer, @Nullable FeedbackMode feedback, String login) {
        requireBatchSize(numbers.size());
        var scope = access.of(login);
        var values = new HashMap<String, Object>();
        values.put("answer", answer);
        values.put("feedback", feedback == null ? "LATER" : feedback.name());
        var ordered = new TreeSet<>(numbers);
        for (long number : ordered) {
            var opinion = heldBy(scope, number);
            if (opinion.isHandedOn()) {
                throw OpinionRefusal.notAllowed("第%d号意见是别处转来的，请在任务列表里逐条办理。".formatted(number));
            }
            workflow.complete(opinion, login, values, ModelProperties.BATCH_ANSWERING);
        }
        return ordered.size();
    }

    private Opinion heldBy(OpinionAccess.Scope scope, long number) {
        var opinion = opinions.get(number);
        if (!scope.sees(opinion)) {
            throw OpinionRefusal.unknown(number);
        }
        if (!scope.holds(opinion)) {
            throw OpinionRefusal.notAllowed("第%d号意见现在不由您办理。".formatted(number));
        }
        return opinion;
    }

    private static void requireBatchSize(int size) {
        if (size == 0 || size > BATCH_LIMIT) {
            throw OpinionRefusal.wrong("一次可以办理1到%d条意见，这里有%d条。".formatted(BATCH_LIMIT, size));
        }
    }
}
