package org.dudao.opinion;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.PersonName;
import org.dudao.sheet.SheetWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the sorting that a person chose: the named units and leaders exist and can act. */
@Component
class SortingValidator {

    private static final int NOTE_LIMIT = 500;

    private final Directory directory;

    SortingValidator(Directory directory) {
        this.directory = directory;
    }

    /**
     * @param unit code of the unit that heard the opinion; null for the whole county
     * @throws OpinionRefusal naming the field
     */
    Sorting check(SortingChoice choice, @Nullable String unit) {
        var kind = choice.kind();
        var concerns = choice.concerns();
        if (kind == null) {
            throw OpinionRefusal.wrong("意见类别没有选；可以是形式主义、官僚主义、享乐主义、奢靡之风、切身利益、最后一公里、其他。");
        }
        if (concerns == null) {
            throw OpinionRefusal.wrong("涉及谁没有选；可以是本单位、本单位班子成员、其他单位、上级、下级单位。");
        }
        var words = Objects.requireNonNullElse(choice.words(), "").strip();
        if (words.length() > NOTE_LIMIT) {
            throw OpinionRefusal.wrong("转办说明有%d个字，最多%d个字。".formatted(words.length(), NOTE_LIMIT));
        }
        var leaders = concerns == Concern.LEADERS ? leaders(choice.leaders(), unit) : "";
        return new Sorting(kind, concerns, leaders, handler(choice, concerns, unit), words);
    }

    private String handler(SortingChoice choice, Concern concerns, @Nullable String unit) {
        if (concerns.namesAUnit()) {
            return otherUnit(choice.handlerUnit(), unit);
        }
        return concerns == Concern.ABOVE ? above(choice.above(), unit) : Opinion.groupOf(unit);
    }

    private String otherUnit(@Nullable String code, @Nullable String sender) {
        if (code == null || code.isBlank()) {
            throw OpinionRefusal.wrong("由哪个单位办理没有选。");
        }
        var group = CandidateGroups.unit(code);
        if (directory.unitOf(group).isEmpty()) {
            throw OpinionRefusal.wrong("由哪个单位办理：没有编码为“%s”的单位。".formatted(code));
        }
        if (code.equals(sender)) {
            throw OpinionRefusal.wrong("由哪个单位办理：不能转给本单位；本单位能办的，请选“本单位”。");
        }
        return group;
    }

    private String above(@Nullable String choice, @Nullable String unit) {
        if (SortingChoice.OFFICE.equals(choice) && unit != null) {
            return CandidateGroups.OFFICE;
        }
        if (SortingChoice.SUPERVISION.equals(choice) && unit != null) {
            return directory.lockSupervisionGroupOf(CandidateGroups.unit(unit));
        }
        throw OpinionRefusal.wrong(unit == null ? "全县的意见由活动办办理，或者转给有关单位，不能再报给上级。" : "报给谁没有选；可以是督导组或者活动办。");
    }

    /** Each name must be that of a leader of the unit. */
    private String leaders(@Nullable String names, @Nullable String unit) {
        if (unit == null) {
            throw OpinionRefusal.wrong("全县的意见不能涉及“本单位班子成员”；请选其他单位，由那个单位办理。");
        }
        List<String> leaders =
                directory.leadersOf(unit).stream().map(directory::personName).toList();
        var named = Arrays.stream(PersonName.unpadded(Objects.requireNonNullElse(names, ""))
                        .strip()
                        .split("[、，,;；\n]+"))
                .flatMap(part ->
                        leader(part, leaders).map(Stream::of).orElseGet(() -> Arrays.stream(part.split("\\s+"))))
                .filter(name -> !name.isBlank())
                .map(name -> leader(name, leaders)
                        .orElseThrow(() -> OpinionRefusal.wrong(
                                "涉及的班子成员：本单位没有叫“%s”的班子成员，有的是%s。".formatted(name, String.join("、", leaders)))))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (named.isEmpty()) {
            throw OpinionRefusal.wrong("涉及的班子成员没有写姓名。");
        }
        return String.join("、", named);
    }

    /** The leader with this name; blanks inside it do not matter. */
    private static Optional<String> leader(String name, List<String> leaders) {
        return leaders.stream().filter(leader -> SheetWords.same(leader, name)).findFirst();
    }
}
