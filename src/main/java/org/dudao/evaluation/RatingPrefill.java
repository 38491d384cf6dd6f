package org.dudao.evaluation;

import java.util.Map;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialPrefill;
import org.dudao.submission.MaterialStandard;
import org.dudao.submission.MaterialStandardTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills the counted votes into forms: those of the public rating and of the democratic rating at the mobilisation
 * meeting. Nobody types them.
 */
@Component
@Transactional
class RatingPrefill implements MaterialPrefill {

    private final MaterialStandardTable standards;
    private final RatingStore ratings;
    private final BallotBox box;
    private final RemarkService remarks;

    RatingPrefill(MaterialStandardTable standards, RatingStore ratings, BallotBox box, RemarkService remarks) {
        this.standards = standards;
        this.ratings = ratings;
        this.box = box;
        this.remarks = remarks;
    }

    @Override
    public Map<String, Object> handIn(MaterialKey key) {
        return standards.of(key.kind()).takesFiguresFrom(MaterialStandard.RATING)
                ? ratings.newestCounted(
                                key.campaign(),
                                key.owner(),
                                key.stage(),
                                RatingPurpose.PUBLIC,
                                RatingPurpose.ANALYSIS_REPORT)
                        .map(this::result)
                        .map(RatingFormValues::shown)
                        .orElse(Map.of())
                : Map.of();
    }

    @Override
    public Map<String, Object> review(MaterialKey key) {
        return standards.of(key.kind()).takesFiguresFrom(MaterialStandard.MOBILISATION_RATING)
                ? ratings.newestCounted(key.campaign(), key.owner(), key.stage(), RatingPurpose.MOBILISATION)
                        .map(this::result)
                        .filter(result -> !result.isTooSmall())
                        .map(RatingFormValues::ofMobilisation)
                        .orElse(Map.of())
                : Map.of();
    }

    private RatingResult result(Rating rating) {
        return RatingResult.of(rating, box.ballots(rating.id()), remarks.shown(rating.id()));
    }
}
