package org.dudao.evaluation;

import java.time.Clock;
import java.util.List;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.organization.Directory;
import org.dudao.refusal.Refusal;
import org.dudao.visitor.TypedSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Voting with a slip, once and finally. Nothing that is stored shows when, or with which slip, a ballot was cast. */
@Service
@Transactional
public class VotingService {

    private final RatingStore ratings;
    private final BallotBox box;
    private final CampaignChoiceQuery campaigns;
    private final Directory directory;
    private final Clock clock;

    VotingService(RatingStore ratings, BallotBox box, CampaignChoiceQuery campaigns, Directory directory, Clock clock) {
        this.ratings = ratings;
        this.box = box;
        this.campaigns = campaigns;
        this.directory = directory;
        this.clock = clock;
    }

    /** What the holder of a slip sees. */
    record BallotPaper(
            String campaign, String unit, String title, List<String> items, List<String> choices, int longestRemark) {}

    /** The slip does not exist or is used; the answer does not say which. */
    static final class NoSuchSlip extends Refusal {

        NoSuchSlip() {
            super(Kind.NOT_FOUND, "票号不对，或者这张票已经投过了。请对照评议票核对；每张票只能投一次。");
        }
    }

    /** @throws Refusal when the slip is unknown or used, or when voting is not open */
    BallotPaper paperFor(String token) {
        var hash = TypedSecret.hash(token);
        var slip = box.find(hash).filter(found -> box.isUnused(hash)).orElseThrow(NoSuchSlip::new);
        var rating = ratings.get(slip.rating());
        rating.requireOpen(clock.instant());
        return new BallotPaper(
                campaigns.get(rating.campaign()).label(),
                directory.nameOf(rating.owner()),
                rating.title(),
                rating.items(),
                rating.purpose().choices(),
                Rating.LONGEST_REMARK);
    }

    /**
     * @param choices the number of the choice for each item, 1 for the best
     * @throws Refusal when the slip is unknown or used, when voting is not open, or when an item is missing
     */
    public void cast(String token, List<Integer> choices, @Nullable String remark) {
        var hash = TypedSecret.hash(token);
        var slip = box.find(hash).orElseThrow(NoSuchSlip::new);
        // The lock serializes the votes and the closing of this rating.
        var rating = ratings.lock(slip.rating());
        if (!box.use(hash)) {
            throw new NoSuchSlip();
        }
        rating.requireOpen(clock.instant());
        box.put(rating.id(), slip.category(), rating.choices(choices, false), Rating.remark(remark));
    }
}
