package org.dudao.opinion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Unit;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.SheetDates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What somebody types in on the page 群众意见: whether they may, and what they meant. */
@Service
class OpinionEntryService {

    private static final int MOST = 100;

    private final OpinionIntakeService intake;
    private final OpinionAccess readers;
    private final Directory directory;
    private final Clock clock;

    OpinionEntryService(OpinionIntakeService intake, OpinionAccess readers, Directory directory, Clock clock) {
        this.intake = intake;
        this.readers = readers;
        this.directory = directory;
        this.clock = clock;
    }

    /** An opinion as it was typed; what is left out is not known yet. */
    record TypedOpinion(
            @Nullable String words,
            @Nullable String heardOn,
            @Nullable OpinionChannel channel,
            @Nullable String speaker,
            @Nullable OpinionKind kind,
            @Nullable Concern concerns,
            @Nullable String leaders,
            @Nullable String handlerUnit,
            @Nullable String above,
            @Nullable String answer,
            @Nullable FeedbackMode feedback) {}

    /**
     * @param campaign left out, the newest that is under way
     * @param unit where it was heard; a unit's people need not say it, the office leaves it out for the whole county
     */
    record Typed(@Nullable String campaign, @Nullable String unit, @Nullable List<TypedOpinion> opinions) {}

    record TypedVisit(
            @Nullable String campaign,
            @Nullable String unit,
            @Nullable String heldOn,
            @Nullable String place,
            @Nullable String people,
            @Nullable List<TypedOpinion> opinions) {}

    List<Long> enter(Typed typed, String login) {
        var unit = unitFor(typed.unit(), login);
        var opinions = some(typed.opinions());
        var checked = numbered(opinions, opinion -> meant(opinion, unit, opinion.channel(), null));
        return intake.enter(checked, intake.campaignFor(unit, typed.campaign()), login);
    }

    List<Long> enterVisit(TypedVisit typed, String login) {
        var unit = unitFor(typed.unit(), login);
        var visit = new Visit(date("走访日期", typed.heldOn()), textOf(typed.place()), textOf(typed.people()));
        visit.check(LocalDate.now(clock));
        var checked =
                numbered(some(typed.opinions()), opinion -> meant(opinion, unit, OpinionChannel.VISIT, visit.heldOn()));
        return intake.enterVisit(visit, checked, intake.campaignFor(unit, typed.campaign()), login);
    }

    /**
     * Where somebody may enter something: a unit's people for their unit, the office for any and for the whole county.
     *
     * @param wanted a unit's code, or null
     */
    @Nullable String unitFor(@Nullable String wanted, String login) {
        var scope = readers.of(login);
        var unit = wanted == null || wanted.isBlank() ? null : wanted;
        if (scope.isOffice()) {
            if (unit != null && directory.unitOf(CandidateGroups.unit(unit)).isEmpty()) {
                throw OpinionRefusal.wrong("没有编码为“%s”的单位。".formatted(unit));
            }
            return unit;
        }
        var own = scope.groups().stream()
                .flatMap(group -> directory.unitOf(group).stream())
                .map(Unit::code)
                .sorted()
                .toList();
        if (own.isEmpty()) {
            throw OpinionRefusal.notAllowed("意见由听到意见的单位或者活动办登记。");
        }
        if (unit != null && !own.contains(unit)) {
            throw OpinionRefusal.notAllowed("只能登记本单位听到的意见。");
        }
        return unit == null ? own.get(0) : unit;
    }

    private NewOpinion meant(
            TypedOpinion typed,
            @Nullable String unit,
            @Nullable OpinionChannel channel,
            @Nullable LocalDate visitedOn) {
        if (channel == null) {
            throw OpinionRefusal.wrong("听取渠道没有选。");
        }
        var heardOn = visitedOn == null ? date("听取日期", typed.heardOn()) : visitedOn;
        var opinion = new NewOpinion(
                unit,
                channel,
                textOf(typed.words()),
                heardOn,
                textOf(typed.speaker()),
                "",
                choiceOf(typed),
                textOf(typed.answer()),
                typed.feedback());
        intake.check(opinion);
        return opinion;
    }

    private static @Nullable SortingChoice choiceOf(TypedOpinion typed) {
        return typed.kind() == null && typed.concerns() == null
                ? null
                : new SortingChoice(
                        typed.kind(), typed.concerns(), typed.leaders(), typed.handlerUnit(), typed.above(), null);
    }

    /** Says which of several is wrong. */
    private static List<NewOpinion> numbered(List<TypedOpinion> opinions, Function<TypedOpinion, NewOpinion> meant) {
        return IntStream.range(0, opinions.size())
                .mapToObj(index -> {
                    try {
                        return meant.apply(opinions.get(index));
                    } catch (OpinionRefusal refused) {
                        throw opinions.size() == 1
                                ? refused
                                : new Refusal(refused.kind(), "第%d条：%s".formatted(index + 1, refused.reason()));
                    }
                })
                .toList();
    }

    private static List<TypedOpinion> some(@Nullable List<TypedOpinion> opinions) {
        if (opinions == null || opinions.isEmpty() || opinions.size() > MOST) {
            throw OpinionRefusal.wrong("一次可以登记1到%d条意见；更多的请用汇总表导入。".formatted(MOST));
        }
        return opinions;
    }

    private static LocalDate date(String field, @Nullable String text) {
        return SheetDates.parse(textOf(text))
                .orElseThrow(() -> OpinionRefusal.wrong("%s“%s”不是日期；应写成 2014-03-25。".formatted(field, textOf(text))));
    }

    private static String textOf(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
