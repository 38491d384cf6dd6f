package org.dudao.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.dudao.file.FileReception;
import org.dudao.organization.Directory;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.OpenTask;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepVariables;
import org.dudao.workflow.TaskAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The files of a task's material. Only people who see the task see them. */
@RestController
@RequestMapping("/api/tasks/{taskId}/files")
class FilesController {

    private final TaskAccess tasks;
    private final SubmissionService submissions;
    private final FileReception reception;
    private final MaterialFileService files;
    private final FileDownloads downloads;
    private final Directory directory;

    FilesController(
            TaskAccess tasks,
            SubmissionService submissions,
            FileReception reception,
            MaterialFileService files,
            FileDownloads downloads,
            Directory directory) {
        this.tasks = tasks;
        this.submissions = submissions;
        this.reception = reception;
        this.files = files;
        this.downloads = downloads;
        this.directory = directory;
    }

    /** The files of the round that is being written or reviewed. */
    @GetMapping
    List<FileView> list(@PathVariable String taskId, HttpServletRequest request, Principal caller) {
        var task = tasks.get(taskId, caller.getName());
        openIfReader(task, request);
        return files.ofRound(materialOf(task), roundOf(task)).stream()
                .map(this::view)
                .toList();
    }

    /** Uploads a file. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FileView add(
            @PathVariable String taskId,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> parts,
            HttpServletRequest request,
            Principal caller)
            throws IOException {
        var task = tasks.get(taskId, caller.getName());
        requireHandingIn(task, request);
        if (parts == null || parts.size() != 1) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "请每次上传一个文件。");
        }
        var content = Files.createTempFile("dudao-", ".upload");
        try {
            parts.get(0).transferTo(content);
            var file = reception.receive(parts.get(0).getOriginalFilename(), content);
            return view(files.add(materialOf(task), roundOf(task), file, caller.getName()));
        } finally {
            Files.deleteIfExists(content);
        }
    }

    /**
     * Downloads a file, or shows it.
     *
     * @param inline shows the file in the page if its type is safe; otherwise downloads it
     */
    @GetMapping("/{id}")
    ResponseEntity<Resource> open(
            @PathVariable String taskId,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean inline,
            HttpServletRequest request,
            Principal caller) {
        var task = tasks.get(taskId, caller.getName());
        var file = get(task, id);
        openIfReader(task, request);
        return downloads.of(file, inline);
    }

    /**
     * The text of a file.
     *
     * @param text the text as far as it was read
     */
    record FileText(String text) {}

    /** Shows the text of a file that a browser cannot display, such as OFD. */
    @GetMapping("/{id}/text")
    FileText text(@PathVariable String taskId, @PathVariable long id, HttpServletRequest request, Principal caller) {
        var task = tasks.get(taskId, caller.getName());
        var file = get(task, id);
        openIfReader(task, request);
        return files.text(file)
                .map(FileText::new)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, Objects.requireNonNullElse(file.unreadable(), "这个文件没有读出文字。")));
    }

    /** Removes a file. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String taskId, @PathVariable long id, HttpServletRequest request, Principal caller) {
        var task = tasks.get(taskId, caller.getName());
        requireHandingIn(task, request);
        var file = get(task, id);
        if (!task.isAssignedTo(caller.getName()) && !file.uploadedBy().equals(caller.getName())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "“%s”是%s上传的，只有本人或者任务的办理人能移除。".formatted(file.name(), directory.personName(file.uploadedBy())));
        }
        files.remove(file);
    }

    /** Only members of the group that hands the material in can change its files. */
    private void requireHandingIn(OpenTask task, HttpServletRequest request) {
        if (!task.isStep(Step.HAND_IN)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "审核时只能查看附件，不能上传或移除。");
        }
        var owner = task.text(StepVariables.OWNER);
        if (!request.isUserInRole(owner)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "只有%s的人能上传或移除这份材料的附件。".formatted(directory.nameOf(owner)));
        }
    }

    /** A reader who looks at the files has opened the round; it can no longer be withdrawn. */
    private void openIfReader(OpenTask task, HttpServletRequest request) {
        if (task.isStep(Step.REVIEW) && request.isUserInRole(task.text(StepVariables.CANDIDATES))) {
            submissions.open(MaterialOfTasks.key(task), request.getRemoteUser());
        }
    }

    private MaterialFile get(OpenTask task, long id) {
        return files.find(materialOf(task), id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "这份材料没有这个附件，可能已被移除，请刷新。"));
    }

    private long materialOf(OpenTask task) {
        return submissions.get(MaterialOfTasks.key(task)).number();
    }

    private static int roundOf(OpenTask task) {
        return task.number(StepVariables.ROUND);
    }

    private FileView view(MaterialFile file) {
        return FileView.of(file, directory.personName(file.uploadedBy()));
    }
}
