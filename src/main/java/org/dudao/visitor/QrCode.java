package org.dudao.visitor;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** Draws a text as a QR code in SVG, which scales to any size. */
public final class QrCode {

    /** The width of the white frame that a reader needs, in modules. */
    private static final int MARGIN = 4;

    private QrCode() {}

    public static String svg(String text) {
        try {
            var code = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    MARGIN));
            return """
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                    <path fill="#fff" d="M0 0h%1$dv%2$dH0z"/><path d="%s"/></svg>"""
                    .formatted(code.getWidth(), code.getHeight(), path(code));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code: " + text.length(), e);
        }
    }

    private static String path(BitMatrix code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x, y));
                }
            }
        }
        return path.toString();
    }
}
