/** An invented county to try the product with. It is loaded and launched with the same steps that an office takes. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"organization", "security", "sheet"})
@org.jspecify.annotations.NullMarked
package org.dudao.sample;
