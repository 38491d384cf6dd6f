package org.dudao.submission;

import java.util.Optional;
import org.dudao.refusal.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A round carries at least as many files as its row in the table material-standard requires. */
@Component
@Order(20)
class RequiredFilesRule implements HandInRule {

    private final MaterialStandardTable standards;

    RequiredFilesRule(MaterialStandardTable standards) {
        this.standards = standards;
    }

    @Override
    public Optional<Refusal> refusal(HandIn handIn) {
        var standard = standards.of(handIn.material().kind());
        int attached = handIn.files().size();
        return attached >= standard.filesRequired()
                ? Optional.empty()
                : Optional.of(new MaterialRefusal("要附%s至少%d个文件，现在%s。请在“材料”页上传后再提交。"
                        .formatted(
                                standard.filesWanted() == null ? "" : standard.filesWanted() + "等材料",
                                standard.filesRequired(),
                                attached == 0 ? "没有" : "只有%d个".formatted(attached))));
    }
}
