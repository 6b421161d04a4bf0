package io.casebook.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class RequiredPortTests {

	@Test
	@EnabledOnOs(OS.LINUX)
	void aTakenPortIsNamedWithWhoNeedsItWhoHoldsItAndHowToChooseAnother() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			RequiredPort port = new RequiredPort(taken.getLocalPort(), "the gateway", "casebook.port");
			assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> RequiredPort.check(List.of(port)))
				.withMessage("""
						Port %d, which the gateway needs, is taken by process %d (%s).
						  Choose another one with -Dcasebook.port=<number>.""".formatted(taken.getLocalPort(),
						ProcessHandle.current().pid(), ProcessHandle.current().info().command().orElse("unknown")));
		}
	}

	@Test
	void allTakenPortsAreNamedAtOnce() throws IOException {
		try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			List<RequiredPort> ports = List.of(new RequiredPort(one.getLocalPort(), "the gateway", "casebook.port"),
					new RequiredPort(two.getLocalPort(), "PostgreSQL", "casebook.database.port"));
			assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> RequiredPort.check(ports))
				.withMessageContainingAll("-Dcasebook.port", "-Dcasebook.database.port");
		}
	}

	@Test
	void onePortForTwoIsRefused() throws IOException {
		int port = freePort();
		List<RequiredPort> ports = List.of(new RequiredPort(port, "the gateway", "casebook.port"),
				new RequiredPort(port, "PostgreSQL", "casebook.database.port"));
		assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> RequiredPort.check(ports)).withMessage("""
				Port %d is meant for the gateway and for PostgreSQL.
				  Choose another one with -Dcasebook.database.port=<number>.""".formatted(port));
	}

	@Test
	void aFreePortPasses() throws IOException {
		int port = freePort();
		assertThatNoException()
			.isThrownBy(() -> RequiredPort.check(List.of(new RequiredPort(port, "the gateway", "casebook.port"))));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
