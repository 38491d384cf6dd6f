package org.dudao.review;

import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.OneMaterial;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code follow-up-visit.bpmn}: the people are asked again after the campaign. */
@DudaoTest
class FollowUpVisitProcessTest {

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("followUpVisit");

    @Autowired
    Office office;

    @Test
    @DisplayName("回访群众不满意的要重新整改")
    void whatIsNotGoodEnoughComesBack() {
        material().comesBackUntilItIsGood("回访群众不满意的要重新整改");
    }

    @Test
    @DisplayName("群众已经满意的不用再回访")
    void whatWasAcceptedIsPassedBy() {
        material().isPassedByOnceItIsAccepted();
    }

    @Test
    void itCanBeWithdrawnUntilItIsOpened() {
        material().canBeWithdrawnUntilItIsOpened();
    }

    private OneMaterial material() {
        return new OneMaterial(
                office, "followUpVisit", "follow-up-visit", "UserTask_PrepareVisit", "UserTask_VisitPublic");
    }
}
