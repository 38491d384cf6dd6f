package org.dudao.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dudao.organization.Directory;
import org.dudao.organization.NameQuery;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitRepository;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ratings that a person may see. */
@Service
@Transactional(readOnly = true)
class RatingQuery {

    static final int PAGE = 50;

    private final RatingStore ratings;
    private final BallotBox box;
    private final RemarkService remarks;
    private final SlipPrintingStore printings;
    private final PaperBallotStore papers;
    private final RatingAccess access;
    private final UnitRepository units;
    private final Directory directory;
    private final NameQuery names;
    private final Clock clock;

    RatingQuery(
            RatingStore ratings,
            BallotBox box,
            RemarkService remarks,
            SlipPrintingStore printings,
            PaperBallotStore papers,
            RatingAccess access,
            UnitRepository units,
            Directory directory,
            NameQuery names,
            Clock clock) {
        this.ratings = ratings;
        this.box = box;
        this.remarks = remarks;
        this.printings = printings;
        this.papers = papers;
        this.access = access;
        this.units = units;
        this.directory = directory;
        this.names = names;
        this.clock = clock;
    }

    /**
     * A line of the list.
     *
     * @param best the share of the best choice; null until it is counted, and with too few valid ballots
     */
    record Line(
            long id,
            String campaign,
            String ownerName,
            String title,
            String purposeLabel,
            String stateLabel,
            boolean counted,
            Instant closesAt,
            int invited,
            int cast,
            @Nullable String best,
            @Nullable String shortfall) {}

    /**
     * Counted ratings and those that concern this person, the newest first.
     *
     * @param campaign null for all campaigns
     */
    List<Line> list(String login, @Nullable String campaign, int page) {
        var shown = ratings.visibleTo(
                access.seesAll(login),
                access.groupsOf(login).toArray(String[]::new),
                campaign,
                PAGE,
                (long) Math.max(page, 0) * PAGE);
        var owners = names.ofGroups(shown.stream().map(Rating::owner).toList());
        var ballots = box.ballotsOf(shown.stream().map(Rating::id).toList());
        return shown.stream()
                .map(rating -> line(
                        rating,
                        owners.getOrDefault(rating.owner(), rating.owner()),
                        ballots.getOrDefault(rating.id(), List.of())))
                .toList();
    }

    private Line line(Rating rating, String ownerName, List<BallotBox.Alike> ballots) {
        var result = rating.isCounted() ? RatingResult.of(rating, ballots, List.of()) : null;
        return new Line(
                rating.id(),
                rating.campaign(),
                ownerName,
                rating.title(),
                rating.purpose().label(),
                rating.state(clock.instant()).label(),
                rating.isCounted(),
                rating.closesAt(),
                rating.invitedInAll(),
                ballots.stream().mapToInt(BallotBox.Alike::ballots).sum(),
                result == null || result.isTooSmall() ? null : result.bestShare(),
                rating.shortfall());
    }

    /** The units whose ratings this person may run. */
    List<Unit> runnableBy(String login) {
        var groups = access.groupsOf(login);
        return units.findAllByOrderByCode().stream()
                .filter(unit -> RatingAccess.acts(groups, unit))
                .toList();
    }

    /** @throws Refusal NOT_FOUND when the rating does not exist or the person may not see it */
    RatingView of(long id, String login) {
        var rating = ratings.get(id);
        access.requireSeen(rating, login);
        boolean acts = access.acts(rating.owner(), login);
        var settled = papers.settled(id);
        return new RatingView(
                id,
                rating.campaign(),
                rating.owner(),
                directory.nameOf(rating.owner()),
                rating.purpose(),
                rating.title(),
                rating.items(),
                rating.purpose().choices(),
                rating.state(clock.instant()),
                rating.opensAt(),
                rating.closesAt(),
                rating.closedBy() == null ? null : directory.personName(rating.closedBy()),
                rating.paper(),
                acts,
                categories(rating, acts),
                printings.of(id).stream().map(this::printed).toList(),
                acts ? papersOf(id, login) : List.of(),
                settled.size(),
                decided(settled),
                rating.shortfall(),
                rating.isCounted() ? shownResult(rating) : null);
    }

    private @Nullable RatingResult shownResult(Rating rating) {
        var result = RatingResult.of(rating, box.ballots(rating.id()), remarks.shown(rating.id()));
        return result.isTooSmall() ? null : result;
    }

    private List<RatingView.Decided> decided(List<PaperBallotStore.Settled> papersInTheBox) {
        var decided = new ArrayList<RatingView.Decided>();
        for (var paper : papersInTheBox) {
            if (paper.decidedBy() != null && paper.reason() != null) {
                decided.add(new RatingView.Decided(
                        paper.number(), directory.personName(paper.decidedBy()), paper.reason()));
            }
        }
        return decided;
    }

    private List<RatingView.Invited> categories(Rating rating, boolean acts) {
        var slips = box.slips(rating.id());
        var cast = box.size(rating.id());
        var names = acts ? ratings.roll(rating.id()) : Map.<VoterCategory, List<String>>of();
        return rating.invited().entrySet().stream()
                .map(invited -> new RatingView.Invited(
                        invited.getKey(),
                        invited.getKey().label(),
                        invited.getValue(),
                        slips.getOrDefault(invited.getKey(), 0),
                        cast.getOrDefault(invited.getKey(), 0),
                        names.getOrDefault(invited.getKey(), List.of())))
                .toList();
    }

    private RatingView.Printed printed(SlipPrintingStore.Printing printing) {
        return new RatingView.Printed(
                printing.category().label(), printing.slips(), directory.personName(printing.by()), printing.at());
    }

    private List<RatingView.Paper> papersOf(long id, String login) {
        return papers.unsettled(id).entrySet().stream()
                .map(paper -> {
                    var entries = paper.getValue();
                    return new RatingView.Paper(
                            paper.getKey(),
                            entries.stream()
                                    .map(entry -> directory.personName(entry.enteredBy()))
                                    .toList(),
                            entries.stream().anyMatch(entry -> entry.enteredBy().equals(login)),
                            entries.size() < 2
                                    ? List.of()
                                    : entries.stream().map(this::read).toList());
                })
                .toList();
    }

    private RatingView.Read read(PaperBallotStore.Entry entry) {
        return new RatingView.Read(
                entry.enteredBy(),
                directory.personName(entry.enteredBy()),
                entry.category().label(),
                entry.chosen(),
                entry.remark());
    }
}
