package org.dudao.opinion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.dudao.campaign.Campaign;
import org.dudao.campaign.CampaignService;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes opinions in, by whichever way they come. */
@Service
@Transactional
public class OpinionIntakeService {

    /** What is more than this begins in batches. */
    private static final int AT_ONCE = 20;

    private final OpinionRepository register;
    private final SpeakerStore speakers;
    private final VisitStore visits;
    private final OpinionEventStore events;
    private final OpinionWorkflow workflow;
    private final SortingValidator sorting;
    private final SimilarOpinions likeness;
    private final CampaignService campaigns;
    private final Directory directory;
    private final JdbcClient sql;
    private final Clock clock;

    OpinionIntakeService(
            OpinionRepository register,
            SpeakerStore speakers,
            VisitStore visits,
            OpinionEventStore events,
            OpinionWorkflow workflow,
            SortingValidator sorting,
            SimilarOpinions likeness,
            CampaignService campaigns,
            Directory directory,
            JdbcClient sql,
            Clock clock) {
        this.register = register;
        this.speakers = speakers;
        this.visits = visits;
        this.events = events;
        this.workflow = workflow;
        this.sorting = sorting;
        this.likeness = likeness;
        this.campaigns = campaigns;
        this.directory = directory;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Several of one campaign, typed in one after the other: each counts, whatever was there before.
     *
     * @param by login; null for the public
     * @throws OpinionRefusal naming the field; then none is entered
     */
    public List<Long> enter(List<NewOpinion> opinions, String campaign, @Nullable String by) {
        return enter(opinions, campaign, by, "");
    }

    /** @param source what it stood in: the questionnaire's title */
    List<Long> enter(List<NewOpinion> opinions, String campaign, @Nullable String by, String source) {
        var copies = new Copies(campaign);
        var entered = opinions.stream()
                .map(said -> save(said, campaign, null, copies.next(said), by, source))
                .toList();
        begin(campaign, entered);
        return entered.stream().map(Opinion::number).toList();
    }

    /** What was heard on one visit. */
    public List<Long> enterVisit(Visit visit, List<NewOpinion> opinions, String campaign, String by) {
        visit.check(LocalDate.now(clock));
        if (opinions.isEmpty()) {
            throw OpinionRefusal.wrong("走访记录里一条意见也没有写。");
        }
        long number = visits.add(visit, campaign, opinions.get(0).unit(), by);
        var copies = new Copies(campaign);
        var entered = opinions.stream()
                .map(said -> save(said, campaign, number, copies.next(said), by, visit.place()))
                .toList();
        begin(campaign, entered);
        return entered.stream().map(Opinion::number).toList();
    }

    /**
     * The rows of a sheet. A row that the register has already, with the same unit, day, channel and words, is passed over; of a
     * row that stands in the sheet three times, three are kept.
     *
     * @return how many were new
     */
    int enterSheet(List<NewOpinion> rows, String campaign, String by) {
        var copies = new Copies(campaign);
        var entered = new ArrayList<Opinion>();
        for (var row : rows) {
            int copy = copies.nextInSheet(row);
            if (copy > copies.registered(row)) {
                entered.add(save(row, campaign, null, copy, by, ""));
            }
        }
        begin(campaign, entered);
        return entered.size();
    }

    /** How many rows of a sheet the register has not. */
    @Transactional(readOnly = true)
    int newIn(List<NewOpinion> rows, String campaign) {
        var copies = new Copies(campaign);
        return (int) rows.stream()
                .filter(row -> copies.nextInSheet(row) > copies.registered(row))
                .count();
    }

    /** Complains of what cannot be entered, and enters nothing; whoever looks through a sheet goes on to its next row. */
    @Transactional(noRollbackFor = OpinionRefusal.class)
    public void check(NewOpinion said) {
        said.check(LocalDate.now(clock));
        if (said.choice() != null) {
            sorting.check(said.choice(), said.unit());
        }
    }

    /**
     * The campaign in which the unit is, or the whole county.
     *
     * @param wanted a campaign's id, or null for the newest that is under way
     * @throws OpinionRefusal when there is none
     */
    String campaignFor(@Nullable String unit, @Nullable String wanted) {
        if (wanted != null) {
            if (!campaigns.isUnderWay(wanted)) {
                throw OpinionRefusal.notNow("活动 %s 没有正在开展，不能登记意见。".formatted(wanted));
            }
            return wanted;
        }
        var newest = unit == null ? campaigns.underWay() : campaigns.underWayOf(unit);
        return newest.map(Campaign::id)
                .orElseThrow(() -> OpinionRefusal.notNow(
                        "%s现在没有正在开展的活动，不能登记意见。".formatted(directory.nameOf(Opinion.partyOf(unit)))));
    }

    private Opinion save(
            NewOpinion said, String campaign, @Nullable Long visit, int copy, @Nullable String by, String source) {
        check(said);
        requireUnit(said.unit());
        var opinion = Opinion.heard(said, campaign, visit, copy, by, clock.instant());
        var choice = said.choice();
        if (choice != null) {
            opinion.sort(sorting.check(choice, said.unit()));
        }
        if (!said.answer().isEmpty()) {
            opinion.answer(said.answer());
        }
        if (said.feedback() != null) {
            opinion.feedBack(said.feedback(), clock.instant());
        }
        var saved = register.save(opinion);
        if (said.hasSpeaker()) {
            speakers.add(saved.number(), said.speaker(), said.contact());
        }
        events.add(saved.number(), "登记", by, said.channel().label() + source);
        likeness.add(saved);
        return saved;
    }

    private void requireUnit(@Nullable String unit) {
        if (unit != null && directory.unitOf(CandidateGroups.unit(unit)).isEmpty()) {
            throw OpinionRefusal.wrong("没有编码为“%s”的单位。".formatted(unit));
        }
    }

    private void begin(String campaign, List<Opinion> entered) {
        if (entered.size() > AT_ONCE) {
            workflow.beginInBatches(campaign);
        } else {
            entered.forEach(opinion -> {
                opinion.markBegun();
                register.save(opinion);
                workflow.begin(opinion);
            });
        }
    }

    /** How many of the same there are, asked once for each. */
    private final class Copies {

        private final String campaign;
        private final HashMap<String, Integer> registered = new HashMap<>();
        private final HashMap<String, Integer> counted = new HashMap<>();
        private final HashSet<String> held = new HashSet<>();

        Copies(String campaign) {
            this.campaign = campaign;
        }

        int registered(NewOpinion said) {
            hold(Objects.requireNonNullElse(said.unit(), ""));
            return registered.computeIfAbsent(key(said), key -> sql.sql(
                            """
                            select coalesce(max(copy), 0) from dudao.opinion
                            where campaign = :campaign and coalesce(unit, '') = :unit and print = :print""")
                    .param("campaign", campaign)
                    .param("unit", Objects.requireNonNullElse(said.unit(), ""))
                    .param("print", said.print())
                    .query(Integer.class)
                    .single());
        }

        /** Two who enter the same for a unit at the same moment: the second waits, and counts the first. */
        private void hold(String unit) {
            if (held.add(unit)) {
                sql.sql("select pg_advisory_xact_lock(hashtextextended(:register, 0))")
                        .param("register", "opinion %s/%s".formatted(campaign, unit))
                        .query(row -> {});
            }
        }

        int nextInSheet(NewOpinion said) {
            return counted.merge(key(said), 1, Integer::sum);
        }

        int next(NewOpinion said) {
            return registered(said) + nextInSheet(said);
        }

        private static String key(NewOpinion said) {
            return said.unit() + " " + said.print();
        }
    }
}
