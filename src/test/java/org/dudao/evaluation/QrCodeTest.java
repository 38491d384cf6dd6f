package org.dudao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final int WHITE = 0xFFFFFF;
    private static final int PIXELS = 4;

    @Test
    @DisplayName("印出来的二维码读得出链接和票号，票号在 # 后面")
    void whatIsPrintedCanBeRead() throws Exception {
        var link = new PublicAddress("https://dudao.example.cn/").ballot(Token.newLink());
        var svg = QrCode.svg(link);

        assertThat(link).matches("https://dudao\\.example\\.cn/public/vote#[0-9A-Z]{26}");
        assertThat(read(svg)).isEqualTo(link);
    }

    @Test
    @DisplayName("票号够长，猜不中：链接 130 位，手输 65 位")
    void secretsAreLongEnough() {
        assertThat(Token.newLink()).hasSize(26).isNotEqualTo(Token.newLink());
        assertThat(Token.newCode()).hasSize(13).doesNotContain("I", "L", "O", "U");
        assertThat(Token.hash("o1l0")).isEqualTo(Token.hash("01-10"));
    }

    private static String read(String svg) throws Exception {
        var box = Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\"").matcher(svg);
        assertThat(box.find()).isTrue();
        int width = Integer.parseInt(box.group(1)) * PIXELS;
        var pixels = new int[width * width];
        Arrays.fill(pixels, WHITE);
        var module = Pattern.compile("M(\\d+) (\\d+)h1").matcher(svg);
        while (module.find()) {
            for (int pixel = 0; pixel < PIXELS * PIXELS; pixel++) {
                int x = Integer.parseInt(module.group(1)) * PIXELS + pixel % PIXELS;
                int y = Integer.parseInt(module.group(2)) * PIXELS + pixel / PIXELS;
                pixels[y * width + x] = 0;
            }
        }
        var source = new RGBLuminanceSource(width, width, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
