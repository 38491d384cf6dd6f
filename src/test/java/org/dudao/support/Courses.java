package org.dudao.support;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.camunda.bpm.engine.task.Task;

/** The courses of all units of a campaign: in each round all open tasks are completed, then the tasks that follow. */
public final class Courses {

    private static final int MOST_ROUNDS = 1_000;

    private final TestCampaign campaign;
    private final SortedMap<String, Course> byUnit = new TreeMap<>();

    Courses(TestCampaign campaign) {
        this.campaign = campaign;
        campaign.units().forEach(unit -> byUnit.put(unit, campaign.course(unit)));
    }

    /** In the order of the units' codes. */
    public List<Course> all() {
        return List.copyOf(byUnit.values());
    }

    public Course of(String unit) {
        var course = byUnit.get(unit);
        if (course == null) {
            throw new AssertionError("Not in the campaign: " + unit);
        }
        return course;
    }

    /** Runs until none of these units has an open task: each has passed, or waits for its next stage. */
    public void run(Collection<Course> who) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            campaign.office().runJobs();
            var open = open(who);
            if (open.isEmpty()) {
                return;
            }
            actSideBySide(open);
        }
        throw new AssertionError("The units never come to an end: " + open(who));
    }

    /** Works on several units at the same time; the tasks of one unit run one after the other. */
    private static void actSideBySide(List<Open> open) {
        open.stream().collect(groupingBy(Open::course)).values().parallelStream()
                .forEach(tasks -> tasks.forEach(Open::act));
    }

    /** An open task of a unit. */
    public record Open(Course course, Task task) {

        private void act() {
            course.act(task);
        }
    }

    /** The open tasks of these units. */
    public List<Open> open(Collection<Course> who) {
        var like = campaign.id() + "/%";
        var courses = new HashMap<String, Course>();
        campaign.office().runtime.createProcessInstanceQuery().processInstanceBusinessKeyLike(like).list().stream()
                .filter(instance -> who.contains(of(unitIn(instance.getBusinessKey()))))
                .forEach(instance -> courses.put(instance.getId(), of(unitIn(instance.getBusinessKey()))));
        return campaign.office().tasks.createTaskQuery().processInstanceBusinessKeyLike(like).list().stream()
                .flatMap(
                        task -> Optional.ofNullable(courses.get(task.getProcessInstanceId()))
                                .map(course -> new Open(course, task))
                                .stream())
                .toList();
    }

    private String unitIn(String businessKey) {
        return businessKey.substring(campaign.id().length() + 1);
    }

    public int sum(ToIntFunction<Course> figure) {
        return byUnit.values().stream().mapToInt(figure).sum();
    }
}
