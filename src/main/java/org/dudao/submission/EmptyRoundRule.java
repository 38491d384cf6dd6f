package org.dudao.submission;

import java.util.Optional;
import org.dudao.refusal.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A round without a file has a text of the length that its row in the table material-standard requires. Blanks do not
 * count.
 */
@Component
@Order(15)
class EmptyRoundRule implements HandInRule {

    private final MaterialStandardTable standards;

    EmptyRoundRule(MaterialStandardTable standards) {
        this.standards = standards;
    }

    @Override
    public Optional<Refusal> refusal(HandIn handIn) {
        var required = standards.of(handIn.material().kind()).textRequired();
        if (required == null || required == 0 || !handIn.files().isEmpty()) {
            return Optional.empty();
        }
        long characters = handIn.content()
                .text()
                .codePoints()
                .filter(character -> !Character.isWhitespace(character) && !Character.isSpaceChar(character))
                .count();
        return characters >= required
                ? Optional.empty()
                : Optional.of(new MaterialRefusal("正文%s，也没有附件。请在“材料”页写正文，至少%d个字；或者把全文作为附件上传，再提交。"
                        .formatted(characters == 0 ? "没有写" : "只有%d个字".formatted(characters), required)));
    }
}
