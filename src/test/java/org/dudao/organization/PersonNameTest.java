package org.dudao.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dudao.sheet.SheetWords;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and codes that are written in another way. */
class PersonNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"杨\u3000稷", "杨 稷", "杨\u00A0稷", " 杨  稷 ", "杨\u200B稷"})
    @DisplayName("两个字的名字中间垫了空格，还是这个人")
    void aPaddedNameIsTheName(String padded) {
        assertThat(PersonName.written(padded)).isEqualTo("杨稷");
        assertThat(SheetWords.same(padded, "杨稷")).isTrue();
        assertThat(PersonName.unpadded(padded).strip()).isEqualTo("杨稷");
    }

    @Test
    @DisplayName("别的空格不动：职务和姓名之间、外文姓名")
    void otherBlanksStay() {
        assertThat(PersonName.unpadded("副局长 范春梅、杨 稷")).isEqualTo("副局长 范春梅、杨稷");
        assertThat(PersonName.written("John Smith")).isEqualTo("John Smith");
        assertThat(SheetWords.same("杨稷", "杨程")).isFalse();
    }

    @Test
    @Timeout(20)
    @DisplayName("20万个空格也很快")
    void longBlanksTakeLittleTime() {
        var blanks = " ".repeat(200_000);

        assertThat(PersonName.written("A" + blanks + "B")).isEqualTo("A" + blanks + "B");
        assertThat(PersonName.written("A" + blanks + "杨")).isEqualTo("A杨");
        assertThat(PersonName.unpadded("杨" + blanks + "B")).isEqualTo("杨" + blanks + "B");
        assertThat(PersonName.unpadded("杨" + blanks + "稷")).isEqualTo("杨稷");
    }

    @ParameterizedTest
    @CsvSource({"23, 023", "U023, u023", "ｕ０２３, u023", "u 023, u023", "0007, 7"})
    @DisplayName("大小写、全角、空格、丢了的零，都问是否")
    void aCodeWrittenOtherwiseIsAskedBack(String written, String meant) {
        assertThat(SimilarCodes.proposal(written, List.of("023", "u023", "7", "100")))
                .contains(meant);
        assertThat(SimilarCodes.question(written, List.of(meant))).isEqualTo("，是否 " + meant);
    }

    @Test
    @DisplayName("不像的、像两个的、本来就对的，不问")
    void nothingIsAskedWithoutReason() {
        assertThat(SimilarCodes.proposal("99", List.of("023"))).isEmpty();
        assertThat(SimilarCodes.proposal("23", List.of("023", "0023"))).isEmpty();
        assertThat(SimilarCodes.proposal("023", List.of("023", "23"))).isEmpty();
        assertThat(SimilarCodes.question("", List.of("0"))).isEmpty();
    }
}
