package org.dudao.evaluation;

import java.util.Optional;
import org.dudao.review.Acceptance;
import org.dudao.review.AcceptanceWithdrawalRule;
import org.dudao.submission.Material;
import org.springframework.stereotype.Component;

/** A rating that a unit prepared after an acceptance may be about the accepted material. */
@Component
class RatingOnMaterials implements AcceptanceWithdrawalRule {

    private final RatingStore ratings;

    RatingOnMaterials(RatingStore ratings) {
        this.ratings = ratings;
    }

    @Override
    public Optional<String> builtOn(Material material, Acceptance acceptance) {
        var key = material.key();
        return ratings.titlePreparedAfter(key.campaign(), key.owner(), key.stage(), acceptance.givenAt())
                .map("此后已经筹备了评议“%s”"::formatted);
    }
}
