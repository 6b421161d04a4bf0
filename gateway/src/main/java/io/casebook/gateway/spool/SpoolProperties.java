package io.casebook.gateway.spool;

import java.nio.file.Path;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where bodies wait that are too large for memory.
 *
 * @param directory the folder, {@code casebook} in the system's folder for temporary
 * files when absent
 * @param limit the largest body that is taken
 */
@Validated
@ConfigurationProperties("casebook.spool")
record SpoolProperties(@Nullable Path directory, @DefaultValue("2GB") @NotNull DataSize limit) {

	Path folder() {
		return (this.directory != null) ? this.directory : Path.of(System.getProperty("java.io.tmpdir"), "casebook");
	}

}
