package org.dudao.opinion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.PersonName;
import org.dudao.organization.Unit;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.SheetDates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Checks and converts the input of the page 群众意见, and whether the person may enter it. */
@Service
class OpinionEntryService {

    private static final int MOST_OPINIONS = 100;

    private final OpinionIntakeService intake;
    private final CampaignChoiceQuery campaigns;
    private final OpinionAccess access;
    private final Directory directory;
    private final Clock clock;

    OpinionEntryService(
            OpinionIntakeService intake,
            CampaignChoiceQuery campaigns,
            OpinionAccess access,
            Directory directory,
            Clock clock) {
        this.intake = intake;
        this.campaigns = campaigns;
        this.access = access;
        this.directory = directory;
        this.clock = clock;
    }

    /** The input for one opinion. It is not validated yet. */
    record OpinionInput(
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
     * @param campaign null for the only campaign in question
     * @param unit code of the unit that heard the opinions; null for a member's own unit, and for the office the whole county
     */
    record OpinionsInput(@Nullable String campaign, @Nullable String unit, @Nullable List<OpinionInput> opinions) {}

    record VisitInput(
            @Nullable String campaign,
            @Nullable String unit,
            @Nullable String heldOn,
            @Nullable String place,
            @Nullable String people,
            @Nullable List<OpinionInput> opinions) {}

    List<Long> enter(OpinionsInput input, String login) {
        var unit = unitFor(input.unit(), login);
        var opinions = requireOpinions(input.opinions());
        var checked = convertAll(opinions, opinion -> convert(opinion, unit, opinion.channel(), null));
        return intake.enter(checked, campaigns.forEntry(unit, input.campaign()), login);
    }

    List<Long> enterVisit(VisitInput input, String login) {
        var unit = unitFor(input.unit(), login);
        var visit = new Visit(date("走访日期", input.heldOn()), textOf(input.place()), textOf(input.people()));
        visit.check(LocalDate.now(clock));
        var checked = convertAll(
                requireOpinions(input.opinions()),
                opinion -> convert(opinion, unit, OpinionChannel.VISIT, visit.heldOn()));
        return intake.enterVisit(visit, checked, campaigns.forEntry(unit, input.campaign()), login);
    }

    /**
     * The unit for which the person enters opinions: members of a unit for their own unit, the office for every unit and for the whole
     * county.
     *
     * @param requested a unit's code, or null
     */
    @Nullable String unitFor(@Nullable String requested, String login) {
        var scope = access.of(login);
        var unit = requested == null || requested.isBlank() ? null : requested;
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

    private NewOpinion convert(
            OpinionInput input,
            @Nullable String unit,
            @Nullable OpinionChannel channel,
            @Nullable LocalDate visitedOn) {
        if (channel == null) {
            throw OpinionRefusal.wrong("听取渠道没有选。");
        }
        var heardOn = visitedOn == null ? date("听取日期", input.heardOn()) : visitedOn;
        var opinion = new NewOpinion(
                unit,
                channel,
                textOf(input.words()),
                heardOn,
                PersonName.unpadded(textOf(input.speaker())),
                "",
                choiceOf(input),
                textOf(input.answer()),
                input.feedback());
        intake.check(opinion);
        return opinion;
    }

    private static @Nullable SortingChoice choiceOf(OpinionInput input) {
        return input.kind() == null && input.concerns() == null
                ? null
                : new SortingChoice(
                        input.kind(), input.concerns(), input.leaders(), input.handlerUnit(), input.above(), null);
    }

    /** @throws Refusal naming the opinion when there are several */
    private static List<NewOpinion> convertAll(
            List<OpinionInput> opinions, Function<OpinionInput, NewOpinion> conversion) {
        return IntStream.range(0, opinions.size())
                .mapToObj(index -> {
                    try {
                        return conversion.apply(opinions.get(index));
                    } catch (OpinionRefusal refused) {
                        throw opinions.size() == 1
                                ? refused
                                : new Refusal(refused.kind(), "第%d条：%s".formatted(index + 1, refused.reason()));
                    }
                })
                .toList();
    }

    private static List<OpinionInput> requireOpinions(@Nullable List<OpinionInput> opinions) {
        if (opinions == null || opinions.isEmpty() || opinions.size() > MOST_OPINIONS) {
            throw OpinionRefusal.wrong("一次可以登记1到%d条意见；更多的请用汇总表导入。".formatted(MOST_OPINIONS));
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
