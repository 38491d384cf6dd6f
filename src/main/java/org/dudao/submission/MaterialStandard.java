package org.dudao.submission;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table material-standard, which designers own.
 *
 * @param handInForm the form in which it is handed in
 * @param reviewForm the form in which it is read
 * @param reader {@code supervision} for the group that supervises the unit, or a candidate group such as {@code office}
 * @param dueDay the day of the stage on which it is due, 1 being the first and −1 the last
 * @param reworkDays days for a returned one, and the least that anybody has
 * @param reviewDays days for the reader
 * @param standards what the reader goes by, each to be met before it can be accepted
 * @param filesRequired how many files a round must carry at least
 * @param filesWanted what these files are, for people: 会议记录; null when nothing in particular
 * @param returnsBeforeTalk after how many returns the office is told, which may call the unit's head in
 * @param acceptance the decision that must say yes before it can be accepted, or null
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
        int returnsBeforeTalk,
        @Nullable String acceptance) {

    private static final String SUPERVISION = "supervision";

    /** A material's own name: 实施方案, or 对照检查材料（王静妍） where there are several of the kind. */
    public String nameOf(String partName) {
        return partName.isEmpty() ? name : "%s（%s）".formatted(name, partName);
    }

    /**
     * The candidate group that reads it.
     *
     * @param supervisors asked only where the group that supervises the owner reads it
     */
    public String readers(Supplier<String> supervisors) {
        return reader.equals(SUPERVISION) ? supervisors.get() : reader;
    }

    /** @throws MaterialRefusal when a round has fewer files than it must carry */
    void requireFiles(int attached) {
        if (attached < filesRequired) {
            throw new MaterialRefusal("要附%s至少%d个文件，现在%s。请在“材料”页上传后再提交。"
                    .formatted(
                            filesWanted == null ? "" : filesWanted + "等材料",
                            filesRequired,
                            attached == 0 ? "没有" : "只有%d个".formatted(attached)));
        }
    }

    /** The standards for a form's text, which is Markdown. */
    String standardsAsMarkdown() {
        return standards.stream().map(one -> "- " + one).collect(Collectors.joining("\n"));
    }
}
