package org.dudao.evaluation;

import java.time.Clock;
import java.util.List;
import org.dudao.organization.Directory;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Voting by a slip: once, and for good. Nothing that is written here says when or by which slip a ballot came in. */
@Service
@Transactional
public class VotingService {

    private final RatingStore ratings;
    private final BallotBox box;
    private final Directory directory;
    private final Clock clock;

    VotingService(RatingStore ratings, BallotBox box, Directory directory, Clock clock) {
        this.ratings = ratings;
        this.box = box;
        this.directory = directory;
        this.clock = clock;
    }

    /** What somebody gets to see who holds a slip. */
    record BallotPaper(String unit, String title, List<String> items, List<String> choices, int longestRemark) {}

    /** A slip that there is not, or that was used: which of the two nobody learns. */
    static final class NoSuchSlip extends Refusal {

        NoSuchSlip() {
            super(Kind.NOT_FOUND, "票号不对，或者这张票已经投过了。请对照评议票核对；每张票只能投一次。");
        }
    }

    /** @throws Refusal when the slip is not known or used, or nobody can vote now */
    BallotPaper paperFor(String token) {
        var hash = SlipToken.hash(token);
        var slip = box.find(hash).filter(found -> box.isUnused(hash)).orElseThrow(NoSuchSlip::new);
        var rating = ratings.get(slip.rating());
        rating.requireOpen(clock.instant());
        return new BallotPaper(
                directory.nameOf(rating.owner()),
                rating.title(),
                rating.items(),
                rating.purpose().choices(),
                Rating.LONGEST_REMARK);
    }

    /**
     * @param choices for each item the number of what was chosen, 1 for the best
     * @throws Refusal when the slip is not known or used, nobody can vote now, or an item is missing
     */
    public void cast(String token, List<Integer> choices, @Nullable String remark) {
        var hash = SlipToken.hash(token);
        var slip = box.find(hash).orElseThrow(NoSuchSlip::new);
        // From here on votes of this rating come one after the other, and its closing before or after them.
        var rating = ratings.lock(slip.rating());
        if (!box.use(hash)) {
            throw new NoSuchSlip();
        }
        rating.requireOpen(clock.instant());
        box.put(rating.id(), slip.category(), rating.choices(choices, false), Rating.remark(remark));
    }
}
