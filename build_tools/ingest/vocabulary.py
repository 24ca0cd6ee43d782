"""Words of titles and of file names, folded, in the languages that Poche speaks to editors."""

from __future__ import annotations

SMALL = """
no nr n nos num numero nummer op opus in en et and und le la les l the der die das de het an un une
ein eine for pour fur voor du von van of
"""
"""Words that tell no works apart; names of keys, such as A and E, are none of them."""

FORMS = """
prelude praludium preludium fugue fuge fuga nocturne sonata sonate sonatine symphony symphonie
sinfonie sinfonia symfonie concerto concert konzert mazurka waltz valse walzer wals etude study
etuden ballade ballad scherzo impromptu bagatelle suite partita quartet quatuor quartett kwartet
trio quintet quintette quintett duo variations variationen variaties rondo fantasia fantaisie
fantasie intermezzo romance romanze invention toccata overture ouverture menuet minuet menuett
march marche marsch mars polonaise rhapsody rhapsodie lied song chanson air aria andante allegro
adagio largo presto allegretto lento piece stuck stuk mass messe missa piano klavier violin violon
viool cello violoncelle string strings streich cordes orchestra orchestre solo major minor dur moll
majeur mineur groot klein flat sharp bemol diese a b c d e f g h es as des ges ces bes cis dis fis
gis ais do re mi fa sol si
"""
"""Words that many works have in their titles: forms, instruments, keys."""

PARTS = """
soprano sopran soprane mezzo alto alt tenor baryton bariton baritone bass basse bas piano klavier
violin violon geige viool viola bratsche altviool cello violoncelle kontrabass contrebasse contrabas
flute flote fluit oboe hautbois hobo clarinet clarinette klarinette klarinet bassoon basson fagott
fagot horn cor hoorn trumpet trompette trompete trompet trombone posaune tuba guitar guitare gitarre
gitaar harp harpe harfe accordion accordeon akkordeon drums drum batterie schlagzeug slagwerk
percussion perkussion percussie orgue orgel organ choir choeur chor koor orchestra orchestre
orchester orkest voice voix stimme stem vocals chant gesang zang accompaniment accompagnement
begleitung begeleiding playback clic click metronome
"""
"""Voices and instruments, of which each may be recorded alone."""
