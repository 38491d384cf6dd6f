package org.dudao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.dudao.support.Camera;
import org.dudao.visitor.PublicAddress;
import org.dudao.visitor.QrCode;
import org.dudao.visitor.TypedSecret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    @Test
    @DisplayName("印出来的二维码读得出链接和票号，票号在 # 后面")
    void whatIsPrintedCanBeRead() throws Exception {
        var link = new BallotAddress(new PublicAddress("https://dudao.example.cn/")).ballot(TypedSecret.newLink());
        var svg = QrCode.svg(link);

        assertThat(link).matches("https://dudao\\.example\\.cn/public/vote#[0-9A-Z]{26}");
        assertThat(Camera.read(svg)).isEqualTo(link);
    }

    @Test
    @DisplayName("票号够长，猜不中：链接 130 位，手输 65 位")
    void secretsAreLongEnough() {
        assertThat(TypedSecret.newLink()).hasSize(26).isNotEqualTo(TypedSecret.newLink());
        assertThat(TypedSecret.newCode()).hasSize(13).doesNotContain("I", "L", "O", "U");
        assertThat(TypedSecret.hash("o1l0")).isEqualTo(TypedSecret.hash("01-10"));
    }
}
