package org.dudao;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The task from which a person came to one of our pages: a form's link names it in the parameter {@code fromTask}, and the layout leads back. */
@ControllerAdvice(annotations = Controller.class)
class PageOrigin {

    private static final Pattern TASK = Pattern.compile("[0-9a-f-]{36}");

    @ModelAttribute("originTask")
    @Nullable String task(@RequestParam(name = "fromTask", required = false) @Nullable String task) {
        return task != null && TASK.matcher(task).matches() ? task : null;
    }
}
