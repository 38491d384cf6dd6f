package org.dudao.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.dudao.support.DudaoTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The token of a visitor's question. */
@DudaoTest
class VisitorQuestionTest {

    @Autowired
    VisitorQuestionService questions;

    @Test
    @DisplayName("签名的内容不随服务器的语言变")
    void theSignedTextDoesNotDependOnTheLocale() {
        var locale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(questions.challenge().token()).matches("[0-9]+\\.[0-9]+\\.[\\w-]+\\.[\\w-]+");
        } finally {
            Locale.setDefault(locale);
        }
    }
}
