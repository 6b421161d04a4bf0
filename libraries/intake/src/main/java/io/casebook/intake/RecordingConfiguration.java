package io.casebook.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;

/** For applications whose versions have times of recording: they import it. */
@Configuration(proxyBeanMethods = false)
public class RecordingConfiguration {

	@Bean
	Recording recording(DatabaseClient database) {
		return new Recording(database);
	}

	@Bean
	CertainTimes certainTimes(DatabaseClient database) {
		return new CertainTimes(database);
	}

	@Bean
	SettledReads settledReads(CertainTimes times) {
		return new SettledReads(times);
	}

	@Bean
	OneState oneState(ReactiveTransactionManager transactions) {
		return new OneState(transactions);
	}

}
