package io.casebook.gateway.datapackage;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What zips are taken, and how many are made.
 *
 * @param mostFiles how many files one may hold
 * @param unpackedLimit how large all files may be when unpacked
 * @param mostShrunk how many times smaller than itself a file may be packed, unless it is
 * small
 * @param exportsAtOnce how many packages are made at a time
 */
@Validated
@ConfigurationProperties("casebook.packages")
record PackageProperties(@DefaultValue("100") @Min(1) int mostFiles,
		@DefaultValue("16GB") @NotNull DataSize unpackedLimit, @DefaultValue("200") @Min(1) int mostShrunk,
		@DefaultValue("2") @Min(1) int exportsAtOnce) {
}
