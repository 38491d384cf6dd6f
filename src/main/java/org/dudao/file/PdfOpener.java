package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens PDFs, and says how a file is encrypted that cannot be opened. */
final class PdfOpener {

    private PdfOpener() {}

    /** The caller closes the document. */
    static PDDocument open(Path file) throws IOException, UnreadableFileException {
        var content = new RandomAccessReadBufferedFile(file.toFile());
        try {
            return new Parser(content).parse();
        } catch (InvalidPasswordException e) {
            content.close();
            throw new UnreadableFileException(UnreadableFileException.LOCKED);
        } catch (OtherEncryptionException e) {
            content.close();
            throw new UnreadableFileException("这个PDF是用数字证书或者专门的软件加密的，读不出文字；请打开查看，或者请单位去掉加密后重新上传。");
        } catch (IOException | RuntimeException | Error e) {
            content.close();
            throw e;
        }
    }

    private static final class OtherEncryptionException extends IOException {}

    /**
     * Checks the encryption before PDFBox looks for a key. Only a password can be empty; a certificate needs classes
     * that are not installed.
     */
    private static final class Parser extends PDFParser {

        Parser(RandomAccessRead content) throws IOException {
            super(content, "", null, null, IOUtils.createTempFileOnlyStreamCache());
        }

        @Override
        protected void prepareDecryption() throws IOException {
            var trailer = document.getTrailer();
            if (trailer != null
                    && trailer.getDictionaryObject(COSName.ENCRYPT) instanceof COSDictionary encryption
                    && !"Standard".equals(encryption.getNameAsString(COSName.FILTER, "Standard"))) {
                throw new OtherEncryptionException();
            }
            super.prepareDecryption();
        }
    }
}
