package org.dudao.opinion;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Many opinions at once, as the page 群众意见 does it: each by its own task, all or none. */
@Service
@Transactional
class OpinionBatchService {

    /** Each is a task of the engine's, and all of them are one transaction. */
    static final int MOST = OpinionListQuery.PAGE;

    private final OpinionService handling;
    private final OpinionAccess readers;
    private final OpinionWorkflow workflow;
    private final SortingValidator check;

    OpinionBatchService(
            OpinionService handling, OpinionAccess readers, OpinionWorkflow workflow, SortingValidator check) {
        this.handling = handling;
        this.readers = readers;
        this.workflow = workflow;
        this.check = check;
    }

    /** One of those that are sorted together. */
    record Sorted(long number, SortingChoice choice) {}

    /**
     * In the order of the numbers, so that two people with the same page do not wait for each other.
     *
     * @return how many
     */
    int sort(List<Sorted> items, String login) {
        requireSome(items.size());
        var scope = readers.of(login);
        var ordered =
                items.stream().sorted(Comparator.comparingLong(Sorted::number)).toList();
        for (var item : ordered) {
            var opinion = heldBy(scope, item.number());
            check(item, opinion);
            workflow.complete(opinion, login, values(item.choice()), OpinionWorkflow.SORTING);
        }
        return items.size();
    }

    /** Of many, the one that is wrong is named. */
    private void check(Sorted item, Opinion opinion) {
        try {
            check.check(item.choice(), opinion.unit());
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
     * One answer to several that say the same, of those that one's own party heard and acts on.
     *
     * @param feedback how it reached the people with that, or null when it has not yet
     * @return how many
     */
    int answer(List<Long> numbers, String answer, @Nullable FeedbackMode feedback, String login) {
        requireSome(numbers.size());
        var scope = readers.of(login);
        var values = new HashMap<String, Object>();
        values.put("answer", answer);
        values.put("feedback", feedback == null ? "LATER" : feedback.name());
        var each = new TreeSet<>(numbers);
        for (long number : each) {
            var opinion = heldBy(scope, number);
            if (opinion.isHandedOn()) {
                throw OpinionRefusal.notAllowed("第%d号意见是别处转来的，请在任务列表里逐条办理。".formatted(number));
            }
            workflow.complete(opinion, login, values, OpinionWorkflow.ANSWERING);
        }
        return each.size();
    }

    private Opinion heldBy(OpinionAccess.Scope scope, long number) {
        var opinion = handling.get(number);
        if (!scope.sees(opinion)) {
            throw OpinionRefusal.unknown(number);
        }
        if (!scope.has(opinion)) {
            throw OpinionRefusal.notAllowed("第%d号意见现在不由您办理。".formatted(number));
        }
        return opinion;
    }

    private static void requireSome(int many) {
        if (many == 0 || many > MOST) {
            throw OpinionRefusal.wrong("一次可以办理1到%d条意见，这里有%d条。".formatted(MOST, many));
        }
    }
}
