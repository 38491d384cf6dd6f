package org.dudao.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dudao.form.FormReader;
import org.dudao.refusal.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The cache of deployed forms: bounded, never stale, and without database work under a lock. */
class DeployedFormsTest {

    private final Map<String, String> files = new HashMap<>();
    private final List<String> loaded = new ArrayList<>();
    private final DeployedForms forms = new DeployedForms(reader(), this::open);

    private static FormReader reader() {
        var beans = new AnnotationConfigApplicationContext();
        beans.registerBean(java.time.Clock.class, java.time.Clock::systemDefaultZone);
        beans.scan("org.dudao.form");
        beans.refresh();
        return beans.getBean(FormReader.class);
    }

    private InputStream open(DeployedForms.Key key) {
        loaded.add(key.id());
        var file = files.getOrDefault(key.id(), "{\"components\":[]}");
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private static DeployedForms.Key key(String id) {
        return new DeployedForms.Key(id, "deployment", "plan.form");
    }

    @Test
    @DisplayName("读过的表单不再读")
    void aFormIsLoadedOnce() {
        assertThat(forms.get(key("one"))).isSameAs(forms.get(key("one")));
        assertThat(loaded).containsExactly("one");
    }

    @Test
    @DisplayName("留在内存里的表单有上限，最久没有用到的先去掉")
    void theNumberOfCachedFormsIsBounded() {
        for (int form = 0; form <= DeployedForms.CAPACITY; form++) {
            forms.get(key("form-" + form));
        }
        assertThat(forms.size()).isEqualTo(DeployedForms.CAPACITY);

        loaded.clear();
        forms.get(key("form-" + DeployedForms.CAPACITY));
        forms.get(key("form-0"));
        assertThat(loaded).containsExactly("form-0");
    }

    @Test
    @DisplayName("读不出来的表单不留下什么，改好以后就能读")
    void aFailedLoadLeavesNothing() {
        files.put("one", "{}");
        assertThatThrownBy(() -> forms.get(key("one")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("表单 plan.form 无法核对，请联系流程设计人员");
        assertThat(forms.size()).isZero();

        files.put("one", "{\"components\":[{\"type\":\"textfield\",\"key\":\"name\"}]}");
        assertThat(forms.get(key("one")).fields()).hasSize(1);
    }

    @Test
    @DisplayName("读一个表单的时候可以读另一个")
    void aFormIsLoadedOutsideTheLock() {
        var nested = new ArrayList<DeployedForms>();
        var outer = new DeployedForms(reader(), form -> {
            if (form.id().equals("outer")) {
                nested.get(0).get(key("inner"));
            }
            return open(form);
        });
        nested.add(outer);

        outer.get(key("outer"));

        assertThat(outer.size()).isEqualTo(2);
    }
}
