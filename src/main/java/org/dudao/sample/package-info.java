/** An invented county to try everything on, loaded and launched the way an office would do it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"organization", "security"})
@org.jspecify.annotations.NullMarked
package org.dudao.sample;
