package org.dudao.submission;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table material-standard, which designers own.
 *
 * @param handInForm the form of the hand-in task
 * @param reviewForm the form of the review task
 * @param reader the candidate group that reviews it, such as {@code office}; {@code supervision} for the group that supervises the
 *     unit
 * @param dueDay the day of the stage on which it is due; 1 is the first day and −1 the last
 * @param reworkDays the days for a returned material, and the minimum for every material
 * @param reviewDays the days for the review
 * @param standards the standards of the review; each must be met before the material can be accepted
 * @param filesRequired the minimum number of files of a round
 * @param filesWanted a name for these files that people read, such as 会议记录; null when there is none
 * @param textRequired the minimum number of characters of the text of a round without a file; 0 when the form is the whole content and
 *     no text is asked for; null when a round without text and without a file is possible, but Tasklist asks before it hands it in
 * @param returnsBeforeTalk the number of returns after which the office decides whether it calls in the unit's head
 * @param acceptance the decision that must be met before the material can be accepted, or null
 * @param process the process in which the material is produced, handed in and reviewed
 * @param figures where the known values in its forms come from: {@link #OPINIONS}, {@link #RATING}, {@link #MOBILISATION_RATING}, or
 *     the kind of a material of the stage before, whose problems are copied; null when people type everything
 */
public record MaterialStandard(
        String name,
        String handInForm,
        String reviewForm,
        String reader,
        int dueDay,
        int reworkDays,
        int reviewDays,
        List<String> standards,
        int filesRequired,
        @Nullable String filesWanted,
        @Nullable Integer textRequired,
        int returnsBeforeTalk,
        @Nullable String acceptance,
        String process,
        @Nullable String figures) {

    /** The opinion register counts the unit's opinions. */
    public static final String OPINIONS = "opinions";
    /** The votes of the public rating are counted. */
    public static final String RATING = "rating";
    /** The votes at the mobilisation meeting are counted. */
    public static final String MOBILISATION_RATING = "mobilisation-rating";

    private static final Set<String> COUNTS = Set.of(OPINIONS, RATING, MOBILISATION_RATING);

    private static final String SUPERVISION = "supervision";

    /** The name of a material: 实施方案, or 对照检查材料（王静妍） if there are several of the kind. */
    public String nameOf(String partName) {
        return partName.isEmpty() ? name : "%s（%s）".formatted(name, partName);
    }

    /**
     * The candidate group that reviews the material.
     *
     * @param supervisors supplies the group that supervises the owner; called only if that group is the reader
     */
    public String readers(Supplier<String> supervisors) {
        return reader.equals(SUPERVISION) ? supervisors.get() : reader;
    }

    public boolean takesFiguresFrom(String count) {
        return count.equals(figures);
    }

    /** The kind of the material of the stage before whose problems are copied. */
    public Optional<String> copiesProblemsOf() {
        return Optional.ofNullable(figures).filter(source -> !COUNTS.contains(source));
    }

    /** The standards as Markdown, for a form's text component. */
    String standardsAsMarkdown() {
        return standards.stream().map(standard -> "- " + standard).collect(Collectors.joining("\n"));
    }
}
