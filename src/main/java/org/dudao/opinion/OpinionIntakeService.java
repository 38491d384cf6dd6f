package org.dudao.opinion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters opinions from all channels into the register and starts their processes. */
@Service
@Transactional
public class OpinionIntakeService {

    /** The processes of more opinions than this are started in batches. */
    private static final int STARTED_AT_ONCE = 20;

    private final OpinionRepository register;
    private final SpeakerStore speakers;
    private final VisitStore visits;
    private final OpinionEventStore events;
    private final OpinionWorkflow workflow;
    private final SortingValidator validator;
    private final SimilarOpinions similarOpinions;
    private final Directory directory;
    private final JdbcClient sql;
    private final Clock clock;

    OpinionIntakeService(
            OpinionRepository register,
            SpeakerStore speakers,
            VisitStore visits,
            OpinionEventStore events,
            OpinionWorkflow workflow,
            SortingValidator validator,
            SimilarOpinions similarOpinions,
            Directory directory,
            JdbcClient sql,
            Clock clock) {
        this.register = register;
        this.speakers = speakers;
        this.visits = visits;
        this.events = events;
        this.workflow = workflow;
        this.validator = validator;
        this.similarOpinions = similarOpinions;
        this.directory = directory;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Enters opinions of one campaign, also those that are in the register already.
     *
     * @param by login; null for the public
     * @return the numbers
     * @throws Refusal naming the field; then none is entered
     */
    public List<Long> enter(List<NewOpinion> opinions, String campaign, @Nullable String by) {
        return enter(opinions, campaign, by, "");
    }

    /**
     * As {@link #enter(List, String, String)}.
     *
     * @param source where the opinions come from, for the history: the questionnaire's title
     */
    public List<Long> enter(List<NewOpinion> opinions, String campaign, @Nullable String by, String source) {
        var copies = new CopyNumbers(campaign);
        var entered = opinions.stream()
                .map(opinion -> save(opinion, campaign, null, copies.next(opinion), by, source))
                .toList();
        start(campaign, entered);
        return entered.stream().map(Opinion::number).toList();
    }

    /** Enters the opinions of one visit. */
    public List<Long> enterVisit(Visit visit, List<NewOpinion> opinions, String campaign, String by) {
        visit.check(LocalDate.now(clock));
        if (opinions.isEmpty()) {
            throw OpinionRefusal.wrong("走访记录里一条意见也没有写。");
        }
        long number = visits.add(visit, campaign, opinions.get(0).unit(), by);
        var copies = new CopyNumbers(campaign);
        var entered = opinions.stream()
                .map(opinion -> save(opinion, campaign, number, copies.next(opinion), by, visit.place()))
                .toList();
        start(campaign, entered);
        return entered.stream().map(Opinion::number).toList();
    }

    /**
     * Enters the rows of a sheet. A row with the same unit, day, channel and words as an opinion in the register is skipped. When a
     * row is in the sheet three times, the register has three of it afterwards.
     *
     * @return the number of new opinions
     */
    int enterSheet(List<NewOpinion> rows, String campaign, String by) {
        var copies = new CopyNumbers(campaign);
        var entered = new ArrayList<Opinion>();
        for (var row : rows) {
            int copy = copies.nextInSheet(row);
            if (copy > copies.registered(row)) {
                entered.add(save(row, campaign, null, copy, by, ""));
            }
        }
        start(campaign, entered);
        return entered.size();
    }

    /** The number of rows that {@link #enterSheet} would enter. */
    @Transactional(readOnly = true)
    int newIn(List<NewOpinion> rows, String campaign) {
        var copies = new CopyNumbers(campaign);
        return (int) rows.stream()
                .filter(row -> copies.nextInSheet(row) > copies.registered(row))
                .count();
    }

    /** Checks without entering. A refusal does not roll back, so the check of a sheet goes on with the next row. */
    @Transactional(noRollbackFor = OpinionRefusal.class)
    public void check(NewOpinion opinion) {
        opinion.check(LocalDate.now(clock));
        if (opinion.choice() != null) {
            validator.check(opinion.choice(), opinion.unit());
        }
    }

    /** All faults of an opinion, as sentences; empty when it can be entered. */
    @Transactional(noRollbackFor = OpinionRefusal.class)
    List<String> faults(NewOpinion opinion) {
        var faults = new ArrayList<>(opinion.faults(LocalDate.now(clock)));
        if (opinion.choice() != null) {
            try {
                validator.check(opinion.choice(), opinion.unit());
            } catch (OpinionRefusal refused) {
                faults.add(refused.reason());
            }
        }
        return faults;
    }

    private Opinion save(
            NewOpinion input, String campaign, @Nullable Long visit, int copy, @Nullable String by, String source) {
        check(input);
        requireUnit(input.unit());
        var opinion = Opinion.entered(input, campaign, visit, copy, by, clock.instant());
        var choice = input.choice();
        if (choice != null) {
            opinion.sort(validator.check(choice, input.unit()));
        }
        if (!input.answer().isEmpty()) {
            opinion.answer(input.answer());
        }
        if (input.feedback() != null) {
            opinion.feedBack(input.feedback(), clock.instant());
        }
        var saved = register.save(opinion);
        if (input.hasSpeaker()) {
            speakers.add(saved.number(), input.speaker(), input.contact());
        }
        events.add(saved.number(), "登记", by, input.channel().label() + source);
        similarOpinions.add(saved);
        return saved;
    }

    private void requireUnit(@Nullable String unit) {
        if (unit != null && directory.unitOf(CandidateGroups.unit(unit)).isEmpty()) {
            throw OpinionRefusal.wrong("没有编码为“%s”的单位。".formatted(unit));
        }
    }

    private void start(String campaign, List<Opinion> entered) {
        if (entered.size() > STARTED_AT_ONCE) {
            workflow.startInBatches(campaign);
        } else {
            entered.forEach(opinion -> {
                opinion.markProcessStarted();
                register.save(opinion);
                workflow.start(opinion);
            });
        }
    }

    /** Numbers equal opinions of a unit, from 1. Each count is read from the register once. */
    private final class CopyNumbers {

        private final String campaign;
        private final HashMap<String, Integer> registered = new HashMap<>();
        private final HashMap<String, Integer> counted = new HashMap<>();
        private final HashSet<String> lockedUnits = new HashSet<>();

        CopyNumbers(String campaign) {
            this.campaign = campaign;
        }

        int registered(NewOpinion opinion) {
            lock(Objects.requireNonNullElse(opinion.unit(), ""));
            var cached = registered.get(key(opinion));
            if (cached != null) {
                return cached;
            }
            int count = sql.sql(
                            """
                            select coalesce(max(copy), 0) from dudao.opinion
                            where campaign = :campaign and coalesce(unit, '') = :unit and print = :print""")
                    .param("campaign", campaign)
                    .param("unit", Objects.requireNonNullElse(opinion.unit(), ""))
                    .param("print", opinion.fingerprint())
                    .query(Integer.class)
                    .single();
            registered.put(key(opinion), count);
            return count;
        }

        /** Locks the unit's part of the register until the transaction ends, so that concurrent entries are counted. */
        private void lock(String unit) {
            if (lockedUnits.add(unit)) {
                sql.sql("select pg_advisory_xact_lock(hashtextextended(:register, 0))")
                        .param("register", "opinion " + campaign + "/" + unit)
                        .query(row -> {});
            }
        }

        int nextInSheet(NewOpinion opinion) {
            return counted.merge(key(opinion), 1, Integer::sum);
        }

        int next(NewOpinion opinion) {
            return registered(opinion) + nextInSheet(opinion);
        }

        private static String key(NewOpinion opinion) {
            return opinion.unit() + " " + opinion.fingerprint();
        }
    }
}
