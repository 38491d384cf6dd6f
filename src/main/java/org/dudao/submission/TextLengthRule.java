package org.dudao.submission;

import java.util.Optional;
import org.dudao.refusal.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The text of a round has at most {@value SubmissionService#LONGEST_TEXT} characters. */
@Component
@Order(10)
class TextLengthRule implements HandInRule {

    @Override
    public Optional<Refusal> refusal(HandIn handIn) {
        int length = handIn.content().text().length();
        return length <= SubmissionService.LONGEST_TEXT
                ? Optional.empty()
                : Optional.of(new MaterialRefusal(
                        "正文共 %d 个字，最多 %d 个字；更长的请作为附件上传。".formatted(length, SubmissionService.LONGEST_TEXT)));
    }
}
