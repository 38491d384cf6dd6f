package org.dudao;

import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Dudao: supervision of an education-practice campaign. */
@SpringBootApplication
public class DudaoApplication {

    public static void main(String[] args) {
        // Texts must not depend on the machine's locale: an Arabic one would format numbers with Arabic digits.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        Thread.setDefaultUncaughtExceptionHandler(new ExitOutOfMemory(Thread.getDefaultUncaughtExceptionHandler()));
        SpringApplication.run(DudaoApplication.class, args);
    }
}
