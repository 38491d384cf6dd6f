package org.dudao;

import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.OneMaterial;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code public-rating.bpmn}: votes counted by the unit, checked by the group. */
@DudaoTest
class PublicRatingProcessTest {

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("publicRating");

    @Autowired
    Office office;

    @Test
    @DisplayName("评议不合规的重新评议")
    void whatIsNotGoodEnoughComesBack() {
        material().comesBackUntilItIsGood("评议不合规的重新评议");
    }

    @Test
    @DisplayName("评议过的不用再评")
    void whatWasAcceptedIsPassedBy() {
        material().isPassedByOnceItIsAccepted();
    }

    @Test
    void itCanBeWithdrawnUntilItIsOpened() {
        material().canBeWithdrawnUntilItIsOpened();
    }

    private OneMaterial material() {
        return new OneMaterial(office, "publicRating", "public-rating", "UserTask_HoldRating", "UserTask_CheckRating");
    }
}
