package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.casebook.gateway.datapackage.ExportDoors.Group;
import io.casebook.gateway.service.Service;
import io.casebook.gateway.spool.Spool;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Makes a package of what the services hold on the companies of a group. It is complete
 * before its first byte is sent: a service that is out is a problem, never a thinner
 * package.
 */
@Component
class PackageExport {

	private static final int ROWS_AT_ONCE = 256;

	private final ExportDoors doors;

	private final Spool spool;

	private final JsonMapper json;

	private final DescriptorText descriptor;

	PackageExport(ExportDoors doors, Spool spool, JsonMapper json) throws IOException {
		this.doors = doors;
		this.spool = spool;
		this.json = json;
		this.descriptor = new DescriptorText(json);
	}

	/** The package as a file, which whoever asked for it deletes. */
	Mono<Path> export(String group, boolean history) {
		return this.doors.group(group)
			.flatMap((known) -> Mono.usingWhen(Mono.fromSupplier(() -> new ExportTables(this.spool, this.json)),
					(tables) -> collect(known, history, tables).then(Mono.fromCallable(() -> zip(known, tables))),
					PackageExport::close))
			.doOnDiscard(Path.class, PackageExport::delete)
			.subscribeOn(Schedulers.boundedElastic());
	}

	/** The company service is the last: it gives the references that the others cite. */
	private Mono<Void> collect(Group group, boolean history, ExportTables tables) {
		ExportRequest request = new ExportRequest(group.members(), List.of(group.key()), List.of(), history);
		return Flux.just(Service.METRICS, Service.TIMELINE, Service.COMPANY)
			.concatMap((service) -> this.doors.rows(service, request.citing(tables.citedSources()))
				.buffer(ROWS_AT_ONCE)
				.publishOn(Schedulers.boundedElastic(), 4)
				.doOnNext(tables::add))
			.then();
	}

	private Path zip(Group group, ExportTables collected) throws IOException {
		List<ExportTable> tables = collected.finish();
		Path file = this.spool.newFile();
		try (PackageZip zip = new PackageZip(file, this.json)) {
			zip.text(DataPackage.DESCRIPTOR, this.descriptor.of(group, tables));
			zip.text("README.md", ReadmeText.of(group, tables));
			for (ExportTable table : tables) {
				if (table.isItems()) {
					zip.citations(table.file());
				}
			}
			for (ExportTable table : tables) {
				zip.table(table);
			}
		}
		catch (IOException | RuntimeException ex) {
			Files.deleteIfExists(file);
			throw ex;
		}
		return file;
	}

	/** Files are not closed and deleted by who happens to cancel. */
	private static Mono<Void> close(ExportTables tables) {
		return Mono.<Void>fromRunnable(tables::close).subscribeOn(Schedulers.boundedElastic());
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
