package org.dudao.file;

/** Why a file has no readable text. The message is in Chinese and is shown to the reader of the material. */
class UnreadableFileException extends Exception {

    static final String TOO_LARGE = "这个文件展开后太大，读不出文字。";
    static final String OLD = "这个文件是Office 95以前的旧格式，读不出文字；请单位用新版本的软件另存后重新上传。";
    static final String LOCKED = "这个文件设有打开密码，读不出文字。";

    UnreadableFileException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
