package org.dudao;

import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.OneMaterial;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code rectification-item.bpmn}: done, seen by somebody else to be done, written off. */
@DudaoTest
class RectificationItemProcessTest {

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("rectificationItem");

    @Autowired
    Office office;

    @Test
    @DisplayName("边整边改没效果的要进行补火")
    void whatIsNotGoodEnoughComesBack() {
        material().comesBackUntilItIsGood("边整边改没效果的要进行补火");
    }

    @Test
    @DisplayName("销了号的不用再整改")
    void whatWasAcceptedIsPassedBy() {
        material().isPassedByOnceItIsAccepted();
    }

    @Test
    void itCanBeWithdrawnUntilItIsOpened() {
        material().canBeWithdrawnUntilItIsOpened();
    }

    private OneMaterial material() {
        return new OneMaterial(
                office, "rectificationItem", "rectification-item", "UserTask_ReportItemDone", "UserTask_VerifyItem");
    }
}
