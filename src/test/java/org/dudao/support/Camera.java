package org.dudao.support;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads a QR code from an SVG, as a telephone does. */
public final class Camera {

    private static final int WHITE = 0xFFFFFF;
    private static final int PIXELS = 4;

    private Camera() {}

    /** @param svg as our pages draw it, one unit per module */
    public static String read(String svg) throws ReaderException {
        int width = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+) .*", "$1")) * PIXELS;
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
