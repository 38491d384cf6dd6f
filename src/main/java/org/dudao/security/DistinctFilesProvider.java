package org.dudao.security;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;
import org.camunda.bpm.engine.rest.mapper.MultipartPayloadProvider;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Refuses two files with the same name in one upload, because the engine would silently keep the last one, and a variable without
 * its data.
 */
public class DistinctFilesProvider extends MultipartPayloadProvider {

    @Override
    protected MultipartFormData createMultipartFormDataInstance() {
        return new DistinctFiles();
    }

    private static final class DistinctFiles extends MultipartFormData {

        private final Set<String> fileNames = new HashSet<>();

        @Override
        public void addPart(FormPart part) {
            var file = part.getFileName();
            if (file != null && !fileNames.add(file)) {
                throw refusal("两个文件都叫“%s”".formatted(file));
            }
            if (getPartNames().contains(part.getFieldName())) {
                throw refusal("两个部分都叫“%s”".formatted(part.getFieldName()));
            }
            super.addPart(part);
        }

        /** The engine reads the data of a variable without a check, and fails when the part is missing. */
        @Override
        public @Nullable FormPart getNamedPart(String name) {
            var part = super.getNamedPart(name);
            if (part == null && name.equals("data")) {
                throw new Refusal(Refusal.Kind.BAD_REQUEST, "上传里没有“data”这一部分，应放变量的内容。");
            }
            return part;
        }

        private static Refusal refusal(String what) {
            return new Refusal(Refusal.Kind.BAD_REQUEST, "一次上传里有%s，只能留下一个；应改掉一个名称，或者分两次上传。".formatted(what));
        }
    }
}
